import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sending } from "../../protocol/schemas";
import { leaves } from "../../protocol/testing/leaves";
import { assertAnswer } from "../testing/answers/answer";
import { untouched } from "../testing/answers/untouched";
import { CALLERS, Callers, expected, type Row, unknown } from "../testing/callers";
import { idOf } from "../testing/person";
import { TestServer } from "../testing/test-server";

let server: TestServer;
let callers: Callers;
before(async () => {
  server = await TestServer.start();
  callers = await Callers.meet(server);
});
after(() => server[Symbol.asyncDispose]());

const absent = {
  ...unknown,
  ...{ banned: "not_joined", kicked: "not_joined", waiting: "not_joined", left: "not_joined" },
  ...{ "foreign identity": "not_joined", "owner who has not joined": "not_joined" },
  "holds a revoked invitation": "not_joined",
};
const moderated = { ...absent, moderator: "allowed", owner: "allowed", rest: "insufficient_permissions" };
const inVain = { moderator: "nothing_to_do", owner: "nothing_to_do" };
const forMembers = { ...absent, user: "allowed", rest: "not_a_member" };
const forAll = { ...absent, rest: "allowed" };
/** Before anything else is looked at, somebody who is muted is. */
const unlessMuted = <Of extends object>(row: Of) => ({ ...row, muted: "muted" });
const toCarol = () => ({ scope: "private", target: callers.carol.id });
const ofMara = () => ({ target: callers.mara.id });
const ofCarol = () => ({ target: callers.carol.id });
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

/** A new message of a user that waits for a moderator. */
const ofHeld = async () => {
  await ownerDoes("rules", "set_rules", () => ({ hold: "everyone" }))();
  const message_id = idOf(await callers.carol.sends("Hello"));
  await ownerDoes("rules", "set_rules", () => ({ hold: "nobody" }))();
  return { message_id };
};
/** A new report of a user. */
const ofReport = async () => {
  await callers.carol.does("messages", { action: "report", ...(await ofOwner()), reason: "spam" });
  const { payload } = (await callers.owner.receivesUntil("message_reported")).data;
  return { report_id: "report_id" in payload ? payload.report_id : undefined, resolution: "dismissed" };
};
const withHandsDown = async () => {
  await callers.owner.does("moderation", { action: "reset_raised_hands" });
  return {};
};

const commands: Row[] = [
  sends("chat enable_chat", () => ({}), moderated),
  sends("chat disable_chat", () => ({}), { ...moderated, undo: ownerDoes("chat", "enable_chat", () => ({})) }),
  sends("chat clear_history", () => ({}), moderated),
  sends("chat send_message global", () => ({ scope: "global", content: "Hello" }), unlessMuted(forAll)),
  sends("chat send_message global", () => ({ scope: "global", content: "@everyone", mention_all: true }), {
    ...absent,
    moderator: "allowed",
    owner: "allowed",
    muted: "muted",
    rest: "chat_locked",
    more: { chat_locked: { field: "mention_all" } },
  }),
  sends(
    "chat send_message global",
    () => ({ scope: "global", content: "@management", mention_groups: ["management"] }),
    unlessMuted(forMembers),
  ),
  sends("chat send_message group", () => ({ ...toManagement, content: "Hello" }), unlessMuted(forMembers)),
  sends("chat send_message private", () => ({ ...toCarol(), content: "Hello" }), unlessMuted(forAll)),
  sends("chat set_last_seen_timestamp global", () => ({ scope: "global", timestamp }), forAll),
  sends("chat set_last_seen_timestamp group", () => ({ ...toManagement, timestamp }), forMembers),
  sends("chat set_last_seen_timestamp private", () => ({ ...toCarol(), timestamp }), forAll),
  sends("control grant_moderator_role", ofCarol, {
    ...moderated,
    undo: ownerDoes("control", "revoke_moderator_role", ofCarol),
  }),
  sends("control revoke_moderator_role", ofMara, {
    ...moderated,
    undo: ownerDoes("control", "grant_moderator_role", ofMara),
  }),
  sends("control set_groups", () => ({ target: callers.carol.id, groups: ["backend"] }), {
    ...moderated,
    undo: ownerDoes("control", "set_groups", () => ({ target: callers.carol.id, groups: [] })),
  }),
  sends("messages edit", async () => ({ ...(await ofOwner()), content: "Hi" }), {
    ...absent,
    owner: "allowed",
    muted: "muted",
    rest: "not_the_author",
  }),
  sends("messages delete", ofOwner, { ...absent, moderator: "allowed", owner: "allowed", rest: "not_the_author" }),
  sends("messages react", async () => ({ ...(await ofOwner()), reaction: "👍" }), unlessMuted(forAll)),
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
  sends(
    "messages delete_messages_of",
    async () => {
      await callers.carol.sends("Buy this");
      return ofCarol();
    },
    moderated,
  ),
  sends("messages approve", ofHeld, moderated),
  sends("messages reject", ofHeld, moderated),
  sends("messages report", async () => ({ ...(await ofOwner()), reason: "spam" }), {
    ...absent,
    owner: "nothing_to_do",
    rest: "allowed",
  }),
  sends("messages resolve_report", ofReport, moderated),
  sends("control enter_room", () => ({}), {
    ...absent,
    waiting: "not_accepted_or_not_in_waiting_room",
    rest: "not_accepted_or_not_in_waiting_room",
  }),
  sends("control raise_hand", withHandsDown, forAll),
  sends("control lower_hand", withHandsDown, { ...absent, rest: "nothing_to_do" }),
  sends("moderation enable_raise_hands", () => ({}), { ...moderated, ...inVain }),
  sends("moderation disable_raise_hands", () => ({}), {
    ...moderated,
    undo: ownerDoes("moderation", "enable_raise_hands", () => ({})),
  }),
  sends(
    "moderation reset_raised_hands",
    async () => {
      await callers.carol.does("control", { action: "raise_hand" });
      return ofCarol();
    },
    moderated,
  ),
  sends("moderation change_display_name", () => ({ ...ofCarol(), new_name: "Caroline" }), {
    ...moderated,
    undo: ownerDoes("moderation", "change_display_name", () => ({ ...ofCarol(), new_name: "Carol" })),
  }),
  sends("moderation enable_display_name_change_restrictions", () => ({ unrestricted_participants: [] }), {
    ...moderated,
    undo: ownerDoes("moderation", "disable_display_name_change_restrictions", () => ({})),
  }),
  sends("moderation disable_display_name_change_restrictions", () => ({}), {
    ...moderated,
    moderator: "nothing_to_do",
    owner: "nothing_to_do",
  }),
  // The people who could be sent away are callers themselves: the right to do it is tried in a scope that nobody is in.
  sends("moderation debrief", () => ({ kick_scope: "nobody" }), {
    ...absent,
    rest: "invalid_payload",
    more: { invalid_payload: { field: "kick_scope" } },
  }),
  sends("moderation enable_waiting_room", () => ({}), { ...moderated, ...inVain }),
  sends("moderation disable_waiting_room", () => ({}), {
    ...moderated,
    undo: ownerDoes("moderation", "enable_waiting_room", () => ({})),
  }),
  sends("moderation accept", ofCarol, { ...moderated, moderator: "not_waiting", owner: "not_waiting" }),
  sends("moderation accept_all", () => ({}), { ...moderated, ...inVain }),
  sends("moderation decline", ofCarol, { ...moderated, moderator: "not_waiting", owner: "not_waiting" }),
  sends("moderation kick", ofMara, { ...moderated, moderator: "insufficient_permissions", owner: "allowed" }),
  sends("moderation send_to_waiting_room", ofMara, { ...moderated, ...inVain }),
  sends("moderation ban", ofCarol, {
    ...moderated,
    undo: ownerDoes("moderation", "unban", ofCarol),
  }),
  sends("moderation unban", ofCarol, { ...moderated, moderator: "already_unbanned", owner: "already_unbanned" }),
  sends("moderation mute_chat", ofCarol, { ...moderated, undo: ownerDoes("moderation", "unmute_chat", ofCarol) }),
  sends("moderation unmute_chat", ofCarol, { ...moderated, ...inVain }),
  sends("messages typing global", () => ({ scope: "global" }), forAll),
  // Nobody hears it, and that is all.
  sends("messages typing group", () => toManagement, { ...forMembers, muted: "allowed" }),
  sends("messages typing private", toCarol, forAll),
  sends("rules set_filters", () => ({ words: ["casino"], on_match: "block" }), {
    ...moderated,
    undo: ownerDoes("rules", "set_filters", () => ({ words: [], on_match: "block" })),
  }),
  sends("rules set_rules", () => ({ slow_mode_seconds: 30 }), {
    ...moderated,
    undo: ownerDoes("rules", "set_rules", () => ({ slow_mode_seconds: 0 })),
  }),
];

describe("Each participant's commands", () => {
  for (const row of commands)
    for (const name of CALLERS)
      test(`${row.what}, ${name}: ${expected(row, name)}`, async () => {
        const caller = callers.named(name);
        const { procedure: path, more } = row;
        const given = await row.input?.(caller);
        const outcome = expected(row, name);
        const asks = () => caller.connection.ask("mutation", path, given);
        const answer = outcome === "allowed" ? await asks() : await untouched(server.database, asks);
        assertAnswer(answer, { outcome, path, more: more?.[outcome] });
        if (outcome === "allowed") await row.undo?.();
        const asking = { ...(caller.token !== undefined && { token: caller.token }) };
        const { body, status } = await untouched(server.database, () => server.post(path, given, asking));
        assertAnswer(body, { outcome: "not_joined", path, status });
      });
});

test("Every command is in the table", () => {
  const known = sending.options.flatMap(({ shape }) =>
    leaves(shape.payload).map((it) => `${shape.namespace.value} ${it}`),
  );
  assert.deepEqual(new Set(commands.map(({ what }) => what)), new Set(known));
});
