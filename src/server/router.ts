import { type TrackedEnvelope, tracked } from "@trpc/server";
import { z } from "zod";
import {
  createInviteInput,
  createRoomInput,
  type Envelope,
  historyInput,
  logInput,
  lookupInput,
  type Receipt,
  revokeInviteInput,
  roomInput,
  sending,
  sessionInput,
} from "../protocol";
import { handle } from "./commands";
import { refuse } from "./refused";
import { anyProcedure, fieldOf, procedure, router, signalingProcedure } from "./trpc";

const identity = router({
  create: anyProcedure.mutation(({ ctx }) => {
    const token = ctx.services.identities.issue(ctx.identity);
    ctx.setIdentityCookie(token);
    return { token };
  }),
});

const rooms = router({
  create: procedure
    .input(createRoomInput)
    .mutation(({ ctx, input }) => ctx.services.invites.createRoom(ctx.identity, input.title)),
  lookup: procedure.input(lookupInput).query(({ ctx, input }) => ctx.services.invites.lookup(ctx.identity, input)),
  log: procedure.input(logInput).query(async ({ ctx, input }) => {
    await ctx.services.invites.requireModerator(ctx.identity, input.room_id);
    return ctx.services.store.log(input.room_id, input.before);
  }),
});

const invites = router({
  create: procedure.input(createInviteInput).mutation(({ ctx, input }) => ctx.services.invites.create(ctx, input)),
  list: procedure.input(roomInput).query(({ ctx, input }) => ctx.services.invites.list(ctx, input.room_id)),
  revoke: procedure.input(revokeInviteInput).mutation(({ ctx, input }) => ctx.services.invites.revoke(ctx, input)),
});

const chat = router({
  history: procedure.input(historyInput).query(async ({ ctx, input }) => {
    const { store } = ctx.services;
    const self = (await store.member(input.room_id, ctx.identity)) ?? refuse("not_found");
    return store.history(self, input);
  }),
});

const signaling = router({
  session: signalingProcedure
    .use(({ ctx, next }) => (ctx.connection.session === undefined ? next() : refuse("already_joined")))
    .input(sessionInput)
    .subscription(async function* ({ ctx, input, signal }): AsyncGenerator<TrackedEnvelope<Envelope>, void> {
      const { services, connection } = ctx;
      const session = services.rooms.open(connection, input);
      const close = () => services.rooms.close(connection, session);
      signal?.addEventListener("abort", close);
      try {
        await session.joined;
        // The outlet shows itself to JSON as the first event, and writes all later ones itself (see encoder.ts).
        if (session.ended === undefined)
          yield tracked(String(session.outlet.position), session.outlet as unknown as Envelope);
        await session.whenEnded;
      } finally {
        close();
      }
    }),
  send: signalingProcedure.input(z.unknown()).mutation(({ ctx, input }): Promise<Receipt> => {
    const session = ctx.connection.session ?? refuse("not_joined");
    const parsed = sending.safeParse(input);
    if (parsed.success) return handle(ctx.services.lane, session, parsed.data);
    return refuse("invalid_payload", { field: fieldOf(parsed.error).replace(/^payload\./, "") });
  }),
});

export const appRouter = router({ identity, rooms, invites, chat, signaling });
export type AppRouter = typeof appRouter;
