import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { AnyTRPCProcedure } from "@trpc/server";
import { assertAnswer } from "../testing/answers/answer";
import { untouched } from "../testing/answers/untouched";
import {
  CALLERS,
  type Caller,
  type CallerName,
  Callers,
  expected,
  nameOf,
  type Row,
  unknown,
} from "../testing/callers";
import { TestServer } from "../testing/test-server";
import { appRouter } from "./router";

const outside = { "foreign identity": "not_found", "holds a revoked invitation": "not_found" };
const moderators = { moderator: "allowed", owner: "allowed", "owner who has not joined": "allowed" };
/** People who are kept out of a room may still ask about it, and make rooms of their own. */
const outsideDoor = { kicked: "allowed", waiting: "allowed" };
const allowedElsewhere = { ...outsideDoor, banned: "allowed" };
const ofRoom = ({ room_id }: Caller) => ({ room_id });

let server: TestServer;
let callers: Callers;
before(async () => {
  server = await TestServer.start();
  callers = await Callers.meet(server);
});
after(() => server[Symbol.asyncDispose]());

const procedures: Row[] = [
  { procedure: "identity.create", rest: "allowed" },
  { procedure: "rooms.create", input: () => ({ title: "Another" }), ...unknown, ...allowedElsewhere, rest: "allowed" },
  {
    procedure: "rooms.lookup",
    what: "by its id",
    input: ofRoom,
    ...unknown,
    ...outside,
    ...outsideDoor,
    rest: "allowed",
  },
  {
    procedure: "rooms.lookup",
    what: "by an invitation",
    input: ({ invite }) => ({ invite }),
    ...unknown,
    ...outsideDoor,
    "foreign identity": "not_found",
    "holds a revoked invitation": "invite_revoked",
    rest: "allowed",
  },
  {
    procedure: "rooms.participants",
    what: "by the page",
    input: ofRoom,
    ...unknown,
    ...outside,
    "owner who has not joined": "not_found",
    rest: "allowed",
  },
  {
    procedure: "rooms.participants",
    what: "by their ids",
    input: ({ room_id }) => ({ room_id, ids: [callers.carol.id] }),
    ...unknown,
    ...outside,
    "owner who has not joined": "not_found",
    rest: "allowed",
  },
  {
    procedure: "rooms.review",
    input: ({ room_id }) => ({ room_id, ids: [callers.carol.id] }),
    ...unknown,
    ...outside,
    ...moderators,
    rest: "not_a_moderator",
  },
  { procedure: "rooms.log", input: ofRoom, ...unknown, ...outside, ...moderators, rest: "not_a_moderator" },
  {
    procedure: "invites.create",
    input: ({ room_id }) => ({ room_id, role: "moderator" }),
    ...unknown,
    ...outside,
    ...moderators,
    rest: "not_a_moderator",
  },
  { procedure: "invites.list", input: ofRoom, ...unknown, ...outside, ...moderators, rest: "not_a_moderator" },
  {
    procedure: "invites.revoke",
    input: async ({ name, room_id, token }) => {
      if (name !== "owner who has not joined") return { room_id, code: await callers.owner.invites({ role: "user" }) };
      const { body } = await server.post("invites.create", { room_id, role: "user" }, { token });
      return { room_id, code: body.result.data.code };
    },
    ...unknown,
    ...outside,
    ...moderators,
    rest: "not_a_moderator",
  },
  {
    procedure: "chat.history",
    what: "of everyone",
    input: ({ room_id }) => ({ room_id, scope: "global" }),
    ...unknown,
    ...outside,
    "owner who has not joined": "not_found",
    rest: "allowed",
  },
  {
    procedure: "chat.history",
    what: "of a group",
    input: ({ room_id }) => ({ room_id, scope: "group", target: "management" }),
    ...unknown,
    ...outside,
    "owner who has not joined": "not_found",
    user: "allowed",
    rest: "not_a_member",
  },
  {
    procedure: "chat.messages",
    input: ({ room_id }) => ({ room_id, ids: [callers.carol.id] }),
    ...unknown,
    ...outside,
    "owner who has not joined": "not_found",
    rest: "allowed",
  },
  {
    procedure: "chat.reactors",
    what: "of a message that is not there",
    input: ({ room_id }) => ({ room_id, message_id: callers.carol.id, reaction: "👍" }),
    ...unknown,
    ...outside,
    "owner who has not joined": "not_found",
    rest: "unknown_message",
  },
  {
    procedure: "chat.search",
    what: "in everything",
    input: ({ room_id }) => ({ room_id, term: "word" }),
    ...unknown,
    ...outside,
    "owner who has not joined": "not_found",
    rest: "allowed",
  },
  {
    procedure: "chat.search",
    what: "in a group",
    input: ({ room_id }) => ({ room_id, term: "word", scope: "group", target: "management" }),
    ...unknown,
    ...outside,
    "owner who has not joined": "not_found",
    user: "allowed",
    rest: "not_a_member",
  },
  {
    procedure: "chat.history",
    what: "of an exchange of one's own",
    input: ({ room_id }) => ({ room_id, scope: "private", target: callers.carol.id }),
    ...unknown,
    ...outside,
    "owner who has not joined": "not_found",
    rest: "allowed",
  },
];

/** Joins on a connection of its own. */
const joins: Row = {
  procedure: "signaling.session",
  ...unknown,
  // At the door.
  ...outsideDoor,
  "foreign identity": "not_found",
  "holds a revoked invitation": "invite_revoked",
  rest: "allowed",
};

describe("Each caller's rights, over WebSocket and over HTTP", () => {
  for (const row of procedures) {
    const { procedure, what = "", input, undo } = row;
    for (const name of CALLERS)
      test(`${procedure} ${what}, ${name}: ${expected(row, name)}`, async () => {
        const caller = callers.named(name);
        const { type } = procedureNamed(procedure)._def;
        assert.ok(type !== "subscription");
        const outcome = expected(row, name);
        const refused = <Answer>(asks: () => Promise<Answer>) =>
          outcome === "allowed" ? asks() : untouched(server.database, asks);
        const first = await input?.(caller);
        const frame = await refused(() => caller.connection.ask(type, procedure, first));
        assertAnswer(frame, { outcome, path: procedure });
        await undo?.();
        const given = await input?.(caller);
        const asking = { ...(caller.token !== undefined && { token: caller.token }) };
        const { body, status } = await refused(() =>
          type === "query" ? server.get(procedure, given, asking) : server.post(procedure, given, asking),
        );
        assertAnswer(body, { outcome, path: procedure, status });
      });
  }
});

const isLetIn = (name: CallerName) => expected(joins, name) === "allowed";

describe("A session", () => {
  // People who come in leave again in their own time, and that is stored.
  const refusedFirst = [...CALLERS].sort((one, other) => Number(isLetIn(one)) - Number(isLetIn(other)));
  for (const name of refusedFirst) {
    test(`signaling.session, ${name}: ${expected(joins, name)}`, async () => {
      const { token, room_id, invite } = callers.named(name);
      const comes = async () => {
        const connection = await server.connect(token);
        connection.subscribe(1, { room_id, display_name: nameOf(name), invite });
        const frame = await connection.answerTo(1);
        const settled = frame.result?.type === "started" ? await connection.answerTo(1) : frame;
        await connection.close();
        return settled;
      };
      const answer = isLetIn(name) ? await comes() : await untouched(server.database, comes);
      assertAnswer(answer, { outcome: expected(joins, name), path: joins.procedure });
    });
  }

  test("is refused a second time on one connection", async () => {
    for (const name of ["guest", "user", "moderator", "owner"] as const) {
      const { connection, room_id } = callers.named(name);
      connection.subscribe(2, { room_id, display_name: nameOf(name) });
      assertAnswer(await connection.answerTo(2), { outcome: "already_joined", path: "signaling.session" });
    }
  });
});

test("A refusal that changed something would be noticed", async () => {
  const { owner } = callers;
  const does = (namespace: string, payload: object) => owner.does(namespace, payload);
  const deeds: readonly (() => Promise<unknown>)[] = [
    () => owner.sends("Hello"),
    () =>
      does("chat", { action: "set_last_seen_timestamp", scope: "global", timestamp: "2100-01-01T00:00:00.000000Z" }),
    () => owner.invites({ role: "user" }),
  ];
  for (const acts of deeds) await assert.rejects(untouched(server.database, acts), /a refusal changes nothing/);
});

test("Every procedure is in the table, but for the commands' own", () => {
  const rows = [...procedures, joins].map(({ procedure }) => procedure);
  assert.deepEqual(new Set([...rows, "signaling.send"]), new Set(Object.keys(appRouter._def.procedures)));
});

function procedureNamed(name: string) {
  // By path, which tRPC's types do not show.
  const procedure = (appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>)[name];
  assert.ok(procedure, `there is no ${name}`);
  return procedure;
}
