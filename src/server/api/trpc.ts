import { initTRPC, type TRPCError } from "@trpc/server";
import { z } from "zod";
import type { BadRequest, Id } from "../../protocol";
import type { Identities } from "../access/identity";
import type { Invites } from "../access/invites";
import type { Connection } from "../client/connection";
import { BadRequestError, fieldOf, refuse } from "../kit/bad-request";
import { CONNECTIONS_RETRY_MS } from "../kit/limits";
import type { Metrics } from "../kit/metrics";
import type { Reader, Spend } from "../limits/budget";
import type { Limiters } from "../limits/limiters";
import type { Rooms } from "../rooms/rooms";
import type { Lanes } from "../store/commit/lanes";
import type { Receipts } from "../store/reading/receipts";
import type { Store } from "../store/reading/store";
import type { Search } from "../store/search/search";
import type { Flood } from "./flood";
import type { NewestSearches } from "./newest-searches";

export type Services = {
  readonly flood: Flood;
  readonly identities: Identities;
  readonly invites: Invites;
  readonly lane: Lanes;
  readonly limiters: Limiters;
  readonly receipts: Receipts;
  readonly metrics: Metrics;
  readonly newestSearches: NewestSearches;
  readonly rooms: Rooms;
  readonly search: Search;
  readonly store: Store;
};

export type Context = {
  readonly services: Services;
  readonly identity: Id | undefined;
  /** The form in which limits count addresses. */
  readonly address: string;
  readonly origin: string;
  readonly connection: Connection | undefined;
  readonly isOneTooMany: boolean;
  readonly setIdentityCookie: (token: string) => void;
};

const t = initTRPC.context<Context>().create({
  isDev: false,
  errorFormatter: ({ shape, error }) => {
    const { code, httpStatus, path } = shape.data;
    const bad = badRequestIn(error);
    const message = isFault(error) ? "Something went wrong on the server." : (bad.reason ?? shape.message);
    return { ...shape, message, data: { code, httpStatus, path, ...bad } };
  },
});

export const { router } = t;

export const anyProcedure = t.procedure.use(({ ctx, next }) => {
  checkCount(ctx);
  return next();
});

export const procedure = anyProcedure.use(({ ctx, next }) => {
  const identity = ctx.identity ?? refuse("unauthenticated");
  return next({ ctx: { identity } });
});

/** For queries: rate-limited, queued, and over a WebSocket one after the other. */
export const question = asOftenAs("questions");

/** `calledOff` says that nobody waits any more. It is begun before the search's turn, which another has. */
export const searching = asOftenAs("questions", ({ connection, services }, signal) =>
  connection === undefined ? signal : services.newestSearches.begin(connection),
);

/**
 * On a WebSocket, waiting for the budget delays only that connection's next queries; over HTTP it would occupy a place
 * in the queue, so the caller is refused.
 */
export function reading<T>(
  { services: { limiters }, identity, address, connection }: Context & Reader,
  read: (spend: Spend) => Promise<T>,
): Promise<T> {
  const reader = { identity, address };
  const { bytesRead } = limiters;
  return connection === undefined ? bytesRead.read(reader, read) : bytesRead.readPatiently(reader, read);
}

export const change = asOftenAs("changes");

type Begins = (ctx: Context, signal: AbortSignal | undefined) => AbortSignal | undefined;

function asOftenAs(what: "questions" | "changes", begins: Begins = () => undefined) {
  return procedure.use(({ ctx, signal, next }) => {
    const { connection, services } = ctx;
    const { limiters } = services;
    const calledOff = begins(ctx, signal);
    const wait = limiters[what].take(ctx.identity);
    if (wait > 0) return refuse("too_many_requests", { retry_after_ms: wait });
    const inTurn = () => limiters.errands.take(ctx, () => next({ ctx: { calledOff } }));
    return connection === undefined ? inTurn() : connection.inbound.answer(inTurn);
  });
}

/**
 * Nothing here awaits: a `subscription.stop` right behind must find the subscription. It is one middleware, because
 * each costs as much as carrying out a command.
 */
export const signalingProcedure = t.procedure.use(({ ctx, next }) => {
  checkCount(ctx);
  const connection = ctx.connection ?? refuse("not_joined");
  const identity = ctx.identity ?? refuse("unauthenticated");
  return next({ ctx: { connection, identity } });
});

function checkCount({ isOneTooMany }: Context): void {
  if (isOneTooMany) refuse("too_many_requests", { retry_after_ms: CONNECTIONS_RETRY_MS });
}

export function isFault(error: TRPCError): boolean {
  return error.code === "INTERNAL_SERVER_ERROR";
}

export function reasonOf(error: TRPCError): string {
  return badRequestIn(error).reason ?? error.code.toLowerCase();
}

function badRequestIn(error: TRPCError): Partial<BadRequest> {
  if (error instanceof BadRequestError) return error.bad;
  if (error.cause instanceof z.ZodError) return { reason: "invalid_payload", field: fieldOf(error.cause) };
  return {};
}
