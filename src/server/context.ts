import type { IncomingMessage, ServerResponse } from "node:http";
import { parseCookie, stringifySetCookie } from "cookie";
import type { Id } from "../protocol";
import type { Connection } from "./connection";
import { IDENTITY_SECONDS, type Identities } from "./identity";
import type { Context, Services } from "./trpc";

const COOKIE = "parley_identity";

type Caller = {
  readonly services: Services;
  readonly publicUrl: string | undefined;
  readonly request: IncomingMessage;
  /** The answer that can set a cookie; absent on a WebSocket. */
  readonly response?: ServerResponse;
  readonly connection?: Connection;
  /** A token that was given in so many words; it beats the cookie. */
  readonly token?: unknown;
  /** Whether the identity may have one more connection. Asked once. */
  readonly isCounted?: (identity: Id) => boolean;
};

/** Who asks, and how: never fails, for an invalid token is just no identity. */
export function contextOf({ services, publicUrl, request, response, connection, token, isCounted }: Caller): Context {
  const origin = publicUrl ?? `http://${request.headers.host ?? "localhost"}`;
  const identity = identityOf(services.identities, request, token ?? bearerOf(request));
  return {
    services,
    identity,
    isOneTooMany: identity !== undefined && isCounted?.(identity) === false,
    origin,
    connection,
    setIdentityCookie: response === undefined ? nowhere : cookieSetter(response, origin),
  };
}

/** A WebSocket sets no cookies. */
function nowhere(): void {}

function cookieSetter(response: ServerResponse, origin: string) {
  return (issued: string) => {
    response.appendHeader("Set-Cookie", identityCookie(issued, origin.startsWith("https:")));
  };
}

function identityOf(identities: Identities, request: IncomingMessage, token: unknown): Id | undefined {
  const given = token ?? parseCookie(request.headers.cookie ?? "")[COOKIE];
  return typeof given === "string" ? identities.read(given) : undefined;
}

/** The token that an HTTP request gives in so many words. */
export function bearerOf(request: IncomingMessage): string | undefined {
  return /^Bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1];
}

function identityCookie(token: string, secure: boolean): string {
  return stringifySetCookie({
    name: COOKIE,
    value: token,
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    maxAge: IDENTITY_SECONDS,
    secure,
  });
}
