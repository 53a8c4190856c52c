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
import type { Flood } from "./flood";

/** What serves the procedures. */
export type Services = {
  readonly flood: Flood;
  readonly identities: Identities;
  readonly invites: Invites;
  readonly lane: Lanes;
  readonly limiters: Limiters;
  readonly receipts: Receipts;
  readonly metrics: Metrics;
  readonly rooms: Rooms;
  readonly store: Store;
};

/** Who asks, and how. */
export type Context = {
  readonly services: Services;
  readonly identity: Id | undefined;
  /** From where it is asked, as limits count addresses. */
  readonly address: string;
  /** The address under which the caller knows this server, without a slash at the end. */
  readonly origin: string;
  /** The WebSocket connection; absent over HTTP. */
  readonly connection: Connection | undefined;
  /** Whether the identity has more connections than it may have: then nothing is to be had on this one. */
  readonly isOneTooMany: boolean;
  /** Sets the identity's cookie, where the answer can carry one. */
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

/** For everybody, on as many connections as they may have. */
export const anyProcedure = t.procedure.use(({ ctx, next }) => {
  checkCount(ctx);
  return next();
});

/** For callers with an identity. */
export const procedure = anyProcedure.use(({ ctx, next }) => {
  const identity = ctx.identity ?? refuse("unauthenticated");
  return next({ ctx: { identity } });
});

/** For questions: as often as the rate allows, each in its turn, and over a WebSocket one after the other. */
export const question = asOftenAs("questions");

/**
 * Reads something for a caller whose debt is paid. On a WebSocket a caller waits for that, and keeps only the next
 * questions of that connection waiting; over HTTP others wait for the same turn.
 */
export function reading<T>(
  { services: { limiters }, identity, address, connection }: Context & Reader,
  read: (spend: Spend) => Promise<T>,
): Promise<T> {
  const reader = { identity, address };
  const { bytesRead } = limiters;
  return connection === undefined ? bytesRead.read(reader, read) : bytesRead.readPatiently(reader, read);
}

/** For what changes something and is no command in a room: in the same way. */
export const change = asOftenAs("changes");

function asOftenAs(what: "questions" | "changes") {
  return procedure.use(({ ctx, next }) => {
    const { connection, services } = ctx;
    const { limiters } = services;
    const wait = limiters[what].take(ctx.identity);
    if (wait > 0) return refuse("too_many_requests", { retry_after_ms: wait });
    const inTurn = () => limiters.errands.take(ctx, () => next());
    return connection === undefined ? inTurn() : connection.inbound.answer(inTurn);
  });
}

/**
 * For what needs a WebSocket connection. Nothing here waits: a `subscription.stop` right behind must find it begun. It is
 * one step and not two, each of which costs a command as much as carrying it out.
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

/** Whether an error is a fault of ours, to be logged. */
export function isFault(error: TRPCError): boolean {
  return error.code === "INTERNAL_SERVER_ERROR";
}

/** In one word why something was refused: as the caller is told it, or else by tRPC's own code. */
export function reasonOf(error: TRPCError): string {
  return badRequestIn(error).reason ?? error.code.toLowerCase();
}

/** What a caller is told of a bad request; nothing, where tRPC's own code says it all. */
function badRequestIn(error: TRPCError): Partial<BadRequest> {
  if (error instanceof BadRequestError) return error.bad;
  if (error.cause instanceof z.ZodError) return { reason: "invalid_payload", field: fieldOf(error.cause) };
  return {};
}
