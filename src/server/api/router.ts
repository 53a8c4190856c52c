import { z } from "zod";
import type { Receipt } from "../../protocol";
import {
  createInviteInput,
  createRoomInput,
  historyInput,
  logInput,
  lookupInput,
  messagesInput,
  participantsInput,
  reactorsInput,
  revokeInviteInput,
  roomInput,
  searchInput,
  sessionInput,
} from "../../protocol/schemas";
import { refuse } from "../kit/bad-request";
import { handle } from "./commands";
import { SessionIterator } from "./session-iterator";
import { anyProcedure, change, question, reading, router, searching, signalingProcedure } from "./trpc";

const identity = router({
  create: anyProcedure.mutation(({ ctx }) => {
    if (ctx.connection !== undefined) ctx.connection.inbound.penalize();
    else ctx.services.limiters.penalties.note(ctx);
    // A renewal costs nothing.
    const wait = ctx.identity === undefined ? ctx.services.limiters.newIdentitiesOfAddress.take(ctx.address) : 0;
    if (wait > 0) refuse("too_many_requests", { retry_after_ms: wait });
    const token = ctx.services.identities.issue(ctx.identity);
    ctx.setIdentityCookie(token);
    return { token };
  }),
});

const rooms = router({
  create: change.input(createRoomInput).mutation(({ ctx, input }) => ctx.services.invites.createRoom(ctx, input.title)),
  lookup: question.input(lookupInput).query(({ ctx, input }) => ctx.services.invites.lookup(ctx.identity, input)),
  participants: question.input(participantsInput).query(({ ctx, input }) =>
    reading(ctx, async (spend) => {
      const { store } = ctx.services;
      if ((await store.member(input.room_id, ctx.identity)) === undefined) refuse("not_found");
      return store.participants(input, spend);
    }),
  ),
  review: question.input(messagesInput).query(({ ctx, input }) =>
    reading(ctx, (spend) => {
      const { invites, store } = ctx.services;
      return invites.forModerator(ctx.identity, input.room_id, () => store.review(input, spend));
    }),
  ),
  log: question.input(logInput).query(({ ctx, input }) =>
    reading(ctx, (spend) => {
      const { invites, store } = ctx.services;
      return invites.forModerator(ctx.identity, input.room_id, (viewer) => store.log(viewer, input, spend));
    }),
  ),
});

const invites = router({
  create: change.input(createInviteInput).mutation(({ ctx, input }) => ctx.services.invites.create(ctx, input)),
  list: question
    .input(roomInput)
    .query(({ ctx, input }) => reading(ctx, (spend) => ctx.services.invites.list(ctx, input.room_id, spend))),
  revoke: change.input(revokeInviteInput).mutation(({ ctx, input }) => ctx.services.invites.revoke(ctx, input)),
});

const chat = router({
  history: question.input(historyInput).query(({ ctx, input }) =>
    reading(ctx, async (spend) => {
      const { store } = ctx.services;
      const self = (await store.member(input.room_id, ctx.identity)) ?? refuse("not_found");
      const page = await store.history(self, input, spend);
      // Checked again after the read, which may include messages from after the removal from the group.
      const after = await store.member(input.room_id, ctx.identity);
      if (input.scope === "group" && !after?.groups.includes(input.target)) refuse("not_a_member");
      return page;
    }),
  ),
  messages: question
    .input(messagesInput)
    .query(({ ctx, input }) =>
      reading(ctx, async (spend) => ({ messages: await ctx.services.store.messages(ctx.identity, input, spend) })),
    ),
  search: searching
    .input(searchInput)
    .query(({ ctx, input }) =>
      reading(ctx, (spend) => ctx.services.search.page(ctx, input, { spend, signal: ctx.calledOff })),
    ),
  reactors: question
    .input(reactorsInput)
    .query(({ ctx, input }) => reading(ctx, (spend) => ctx.services.store.reactors(ctx.identity, input, spend))),
});

const signaling = router({
  session: signalingProcedure
    .use(({ ctx, next }) => (ctx.connection.session === undefined ? next() : refuse("already_joined")))
    .input(sessionInput)
    .subscription(({ ctx, input, signal }) => {
      const { connection, services } = ctx;
      const wait = services.limiters.joins.take(ctx.identity, connection.address);
      if (wait > 0) refuse("too_many_requests", { retry_after_ms: wait });
      // Here and not at the first result, which is requested turns later: a command in the same frame needs the
      // session.
      const session = services.rooms.open(connection, input);
      const close = () => services.rooms.close(connection, session);
      signal?.addEventListener("abort", close);
      return new SessionIterator(session, close);
    }),
  send: signalingProcedure.input(z.unknown()).mutation(({ ctx, input }): Promise<Receipt> => {
    const session = ctx.connection.session ?? refuse("not_joined");
    return handle(ctx.services, { session, inbound: ctx.connection.inbound }, input);
  }),
});

export const appRouter = router({ identity, rooms, invites, chat, signaling });
export type AppRouter = typeof appRouter;
