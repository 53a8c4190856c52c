import type { IncomingMessage, ServerResponse } from "node:http";
import { parseCookie, stringifySetCookie } from "cookie";
import type { Id } from "../../protocol";
import { IDENTITY_SECONDS, type Identities } from "../access/identity";
import type { Connection } from "../client/connection";
import type { Context, Services } from "./trpc";

/**
 * Over https the name has a prefix, with which browsers keep a neighbouring host from setting the cookie. The other
 * name is then never read: with it, a neighbour could make a newcomer act as another person.
 */
const COOKIE = "parley_identity";
const HOST_COOKIE = `__Host-${COOKIE}`;

/** Tells a page whether its browser sent the identity's cookie, because pages cannot see it. */
const REMEMBERED = "identity-remembered";

type Caller = {
  readonly services: Services;
  readonly publicUrl: string | undefined;
  readonly request: IncomingMessage;
  readonly response?: ServerResponse;
  readonly connection?: Connection;
  readonly address: string;
  /** An explicit token; it takes precedence over the cookie. */
  readonly token?: unknown;
  /** Returns whether there was room. Called once. */
  readonly isCounted?: (identity: Id) => boolean;
};

/** Never throws: an invalid token counts as no identity. */
export function contextOf({ services, publicUrl, request, response, token, isCounted, ...caller }: Caller): Context {
  const origin = publicUrl ?? `http://${request.headers.host ?? "localhost"}`;
  const isSecure = origin.startsWith("https:");
  const remembered = identityIn(services.identities, request, isSecure ? HOST_COOKIE : COOKIE);
  const given = token ?? bearerOf(request);
  const identity = given === undefined || given === null ? remembered : identityOf(services.identities, given);
  return {
    services,
    identity,
    isOneTooMany: identity !== undefined && isCounted?.(identity) === false,
    origin,
    address: caller.address,
    connection: caller.connection,
    setIdentityCookie:
      response === undefined
        ? nowhere
        : (issued) => {
            response.setHeader(REMEMBERED, String(identity !== undefined && remembered === identity));
            for (const cookie of identityCookies(issued, request, isSecure))
              response.appendHeader("Set-Cookie", cookie);
          },
  };
}

function nowhere(): void {}

function identityOf(identities: Identities, token: unknown): Id | undefined {
  return typeof token === "string" ? identities.read(token) : undefined;
}

function identityIn(identities: Identities, { headers }: IncomingMessage, name: string): Id | undefined {
  const token = parseCookie(headers.cookie ?? "")[name];
  return token === undefined ? undefined : identities.read(token);
}

export function bearerOf(request: IncomingMessage): string | undefined {
  return /^Bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1];
}

function identityCookies(token: string, { headers }: IncomingMessage, secure: boolean): string[] {
  const cookie = { httpOnly: true, sameSite: "lax", path: "/", maxAge: IDENTITY_SECONDS, secure } as const;
  if (!secure) return [stringifySetCookie({ ...cookie, name: COOKIE, value: token })];
  const set = stringifySetCookie({ ...cookie, name: HOST_COOKIE, value: token });
  const isOld = parseCookie(headers.cookie ?? "")[COOKIE] !== undefined;
  return isOld ? [set, stringifySetCookie({ ...cookie, name: COOKIE, value: "", maxAge: 0 })] : [set];
}
