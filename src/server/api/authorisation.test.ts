import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { AnyTRPCProcedure } from "@trpc/server";
import { sending } from "../../protocol";
import { leaves } from "../../protocol/testing/leaves";
import { CALLERS, type Caller, type CallerName, Callers } from "../testing/callers";
import type { Frame } from "../testing/raw-connection";
import { TestServer } from "../testing/test-server";
import { appRouter } from "./router";

/** `allowed`, the reason of a bad request, or the protocol's error. */
type Outcome = string;
type Row = {
  readonly procedure: string;
  /** Tells several rows of one procedure apart. */
  readonly what?: string;
  readonly input?: (caller: Caller) => object | Promise<object>;
  /** Restores the state for the next caller. */
  readonly undo?: () => Promise<unknown>;
  /** For all callers without a field. */
  readonly rest: Outcome;
} & { readonly [name in CallerName]?: Outcome };

const outside = { "foreign identity": "not_found", "holds a revoked invitation": "not_found" };
const unknown = { "no identity": "unauthenticated" };
const absent = {
  ...unknown,
  "foreign identity": "not_joined",
  "owner who has not joined": "not_joined",
  left: "not_joined",
  "holds a revoked invitation": "not_joined",
};
const moderators = { moderator: "allowed", owner: "allowed", "owner who has not joined": "allowed" };
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
  { procedure: "rooms.create", input: () => ({ title: "Another" }), ...unknown, rest: "allowed" },
  { procedure: "rooms.lookup", what: "by its id", input: ofRoom, ...unknown, ...outside, rest: "allowed" },
  {
    procedure: "rooms.lookup",
    what: "by an invitation",
    input: ({ invite }) => ({ invite }),
    ...unknown,
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
    procedure: "chat.history",
    what: "of an exchange of one's own",
    input: ({ room_id }) => ({ room_id, scope: "private", target: callers.carol.id }),
    ...unknown,
    ...outside,
    "owner who has not joined": "not_found",
    rest: "allowed",
  },
];

const moderated = { ...absent, moderator: "allowed", owner: "allowed", rest: "insufficient_permissions" };
const forMembers = { ...absent, user: "allowed", rest: "not_a_member" };
const forAll = { ...absent, rest: "allowed" };
const toCarol = () => ({ scope: "private", target: callers.carol.id });
const toManagement = { scope: "group", target: "management" };
const timestamp = "2026-01-13T12:37:08.123456Z";

const sends = (
  command: string,
  payload: () => object | Promise<object>,
  row: Omit<Row, "procedure" | "what" | "input">,
): Row => {
  const [namespace, action] = command.split(" ");
  return {
    procedure: "signaling.send",
    what: command,
    input: async () => ({ namespace, payload: { action, ...(await payload()) } }),
    ...row,
  };
};
/** A new message of the owner to everyone. */
const ofOwner = async () => {
  const receipt = await callers.owner.sends("Hello");
  return { message_id: "message_id" in receipt ? receipt.message_id : undefined };
};
const ownerDoes = (namespace: string, action: string, more: () => object) => () =>
  callers.owner.does(namespace, { action, ...more() });

const commands: Row[] = [
  sends("chat enable_chat", () => ({}), moderated),
  sends("chat disable_chat", () => ({}), { ...moderated, undo: ownerDoes("chat", "enable_chat", () => ({})) }),
  sends("chat clear_history", () => ({}), moderated),
  sends("chat send_message global", () => ({ scope: "global", content: "Hello" }), forAll),
  sends("chat send_message global", () => ({ scope: "global", content: "@everyone", mention_all: true }), {
    ...absent,
    moderator: "allowed",
    owner: "allowed",
    rest: "chat_locked",
  }),
  sends(
    "chat send_message global",
    () => ({ scope: "global", content: "@management", mention_groups: ["management"] }),
    forMembers,
  ),
  sends("chat send_message group", () => ({ ...toManagement, content: "Hello" }), forMembers),
  sends("chat send_message private", () => ({ ...toCarol(), content: "Hello" }), forAll),
  sends("chat set_last_seen_timestamp global", () => ({ scope: "global", timestamp }), forAll),
  sends("chat set_last_seen_timestamp group", () => ({ ...toManagement, timestamp }), forMembers),
  sends("chat set_last_seen_timestamp private", () => ({ ...toCarol(), timestamp }), forAll),
  sends("control grant_moderator_role", () => ({ target: callers.carol.id }), {
    ...moderated,
    undo: ownerDoes("control", "revoke_moderator_role", () => ({ target: callers.carol.id })),
  }),
  sends("control revoke_moderator_role", () => ({ target: callers.mara.id }), {
    ...moderated,
    undo: ownerDoes("control", "grant_moderator_role", () => ({ target: callers.mara.id })),
  }),
  sends("control set_groups", () => ({ target: callers.carol.id, groups: ["backend"] }), {
    ...moderated,
    undo: ownerDoes("control", "set_groups", () => ({ target: callers.carol.id, groups: [] })),
  }),
  sends("messages edit", async () => ({ ...(await ofOwner()), content: "Hi" }), {
    ...absent,
    owner: "allowed",
    rest: "not_the_author",
  }),
  sends("messages delete", ofOwner, { ...absent, moderator: "allowed", owner: "allowed", rest: "not_the_author" }),
  sends("messages react", async () => ({ ...(await ofOwner()), reaction: "👍" }), forAll),
  sends("messages unreact", async () => ({ ...(await ofOwner()), reaction: "👍" }), {
    ...absent,
    rest: "nothing_to_do",
  }),
  sends("messages pin", ofOwner, moderated),
  sends(
    "messages unpin",
    async () => {
      const message = await ofOwner();
      await callers.owner.does("messages", { action: "pin", ...message });
      return message;
    },
    moderated,
  ),
  sends("messages typing global", () => ({ scope: "global" }), forAll),
  sends("messages typing group", () => toManagement, forMembers),
  sends("messages typing private", toCarol, forAll),
];

/** Joins on a connection of its own. */
const joins: Row = {
  procedure: "signaling.session",
  ...unknown,
  "foreign identity": "not_found",
  "holds a revoked invitation": "invite_revoked",
  rest: "allowed",
};

describe("Each caller's rights, over WebSocket and over HTTP", () => {
  for (const row of procedures) {
    const { procedure, what = "", input, undo } = row;
    for (const name of CALLERS)
      test(`${procedure} ${what}, ${name}: ${expected(row, name)}`, async () => {
        const caller = callerNamed(name);
        const { type } = procedureNamed(procedure)._def;
        assert.ok(type !== "subscription");
        const frame = await caller.connection.ask(type, procedure, await input?.(caller));
        assert.equal(outcome(frame), expected(row, name));
        await undo?.();
        const given = await input?.(caller);
        const asking = { ...(caller.token !== undefined && { token: caller.token }) };
        const { body } =
          type === "query" ? await server.get(procedure, given, asking) : await server.post(procedure, given, asking);
        assert.equal(outcome(body), expected(row, name), "over HTTP");
      });
  }
});

describe("Each participant's commands", () => {
  for (const row of commands)
    for (const name of CALLERS)
      test(`${row.what}, ${name}: ${expected(row, name)}`, async () => {
        const caller = callerNamed(name);
        const given = await row.input?.(caller);
        assert.equal(outcome(await caller.connection.ask("mutation", row.procedure, given)), expected(row, name));
        if (expected(row, name) === "allowed") await row.undo?.();
        const asking = { ...(caller.token !== undefined && { token: caller.token }) };
        assert.equal(outcome((await server.post(row.procedure, given, asking)).body), "not_joined", "over HTTP");
      });
});

describe("A session", () => {
  for (const name of CALLERS) {
    test(`signaling.session, ${name}: ${expected(joins, name)}`, async () => {
      const { token, room_id, invite } = callerNamed(name);
      const connection = await server.connect(token);
      connection.subscribe(1, { room_id, display_name: `Caller as ${name}`, invite });
      const frame = await connection.answerTo(1);
      const settled = frame.result?.type === "started" ? await connection.answerTo(1) : frame;
      assert.equal(outcome(settled), expected(joins, name));
      await connection.close();
    });
  }

  test("is refused a second time on one connection", async () => {
    for (const name of ["guest", "user", "moderator", "owner"] as const) {
      const { connection, room_id } = callerNamed(name);
      connection.subscribe(2, { room_id, display_name: `Caller as ${name}` });
      assert.equal(outcome(await connection.answerTo(2)), "already_joined");
    }
  });
});

test("Every procedure and every command is in the table", () => {
  const rows = [...procedures, ...commands, joins];
  assert.deepEqual(new Set(rows.map(({ procedure }) => procedure)), new Set(Object.keys(appRouter._def.procedures)));
  const known = sending.options.flatMap(({ shape }) =>
    leaves(shape.payload).map((it) => `${shape.namespace.value} ${it}`),
  );
  assert.deepEqual(new Set(commands.map(({ what }) => what)), new Set(known));
});

function expected(row: Row, name: CallerName): Outcome {
  return row[name] ?? row.rest;
}

function callerNamed(name: CallerName): Caller {
  const caller = callers.all.get(name);
  assert.ok(caller, name);
  return caller;
}

function procedureNamed(name: string) {
  // By path, which tRPC's types do not show.
  const procedure = (appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>)[name];
  assert.ok(procedure, `there is no ${name}`);
  return procedure;
}

function outcome({ result, error }: Pick<Frame, "result" | "error">): Outcome {
  if (error !== undefined) return String(error.data.reason ?? error.data.code);
  const { data } = result ?? {};
  if (typeof data !== "object" || data === null || !("error" in data)) return "allowed";
  return String(data.error);
}
