import assert from "node:assert/strict";
import test from "node:test";
import type { Event, LogEntry, Role } from "../../../protocol";
import { examplesOf } from "../../../protocol/testing/examples";
import { logKindOf } from "../../../room/namespaces";
import { happenings, NAMED_AT_MOST, peopleIn } from "./happenings";

const timestamp = "2026-03-13T10:02:00.000000Z";
const entry = (
  id: number,
  payload: LogEntry["payload"],
  by: Pick<LogEntry, "issued_by" | "target"> = {},
): LogEntry => ({
  ...{ id: String(id), namespace: "control", timestamp, payload },
  ...by,
});
const byAlice = { issued_by: "alice" };
const update = (display_name: string, role: Role, groups: string[]) => ({
  message: "update",
  id: "bob",
  module_data: {
    control: { display_name, role, is_room_owner: false, hand_is_up: false, joined_at: timestamp },
    chat: { groups },
  },
});

function linesOf(...log: LogEntry[]) {
  return happenings(log.toReversed())
    .toReversed()
    .map(({ id: _, timestamp: __, ...line }) => line);
}

test("switches and clearings name their moderator", () => {
  assert.deepEqual(linesOf(entry(3, { message: "chat_disabled", issued_by: "alice" })), [
    { kind: "chat_disabled", who: "alice" },
  ]);
});

test("rules say what they became and what they were; an earlier version did not", () => {
  const rules = { message: "rules_changed", issued_by: "alice" };
  const changed = [{ field: "slow_mode_seconds", from: 0, to: 30 }];
  assert.deepEqual(
    linesOf(entry(3, { ...rules, changed }), entry(4, rules), entry(5, { ...rules, changed: [{ field: 1 }] })),
    [
      { kind: "rules_changed", who: "alice", rules: changed },
      { kind: "rules_changed", who: "alice" },
      { kind: "rules_changed", who: "alice" },
    ],
  );
});

test("what is done to many says to whom, and all whom a line names can be asked for", () => {
  const targets = Array.from({ length: 20 }, (_, at) => `person ${at}`);
  const [lowered] = happenings([entry(3, { message: "hands_reset", targets, issued_by: "alice" })]);
  assert.ok(lowered?.kind === "hands_reset");
  assert.equal(lowered.targets?.length, 20);
  assert.deepEqual(peopleIn(lowered), ["alice", ...targets.slice(0, NAMED_AT_MOST)]);
  const pin = { message: "message_pinned", id: "m", source: "bob", scope: "global", issued_by: "alice" };
  const all = happenings([
    entry(3, pin),
    entry(4, { message: "chat_muted", target: "carol", issued_by: "alice" }),
    entry(5, update("Bob", "user", []), byAlice),
  ]);
  assert.deepEqual(all.map(peopleIn), [
    ["alice", "bob"],
    ["alice", "carol"],
    ["alice", "bob"],
  ]);
});

test("pins name their moderator and the author, and say which are announcements", () => {
  const pin = { id: "m", source: "bob", scope: "global", issued_by: "alice" };
  assert.deepEqual(
    linesOf(
      entry(3, { message: "message_pinned", ...pin, announcement: false }),
      entry(4, { message: "message_pinned", ...pin, announcement: true }),
      entry(5, { message: "message_unpinned", ...pin }),
    ),
    ["message_pinned", "message_announced", "message_unpinned"].map((kind) => ({ kind, who: "alice", author: "bob" })),
  );
});

test("a change is told by the state before it", () => {
  const lines = linesOf(
    entry(3, update("Bob", "user", ["press"])),
    entry(5, update("Bob", "user", ["press", "Backend"])),
    entry(6, update("Robert", "user", ["Backend"])),
  );
  assert.deepEqual(lines.slice(1), [
    { kind: "changed", changed: "bob", name: "Bob", changes: [{ kind: "added", groups: ["Backend"] }] },
    {
      kind: "changed",
      changed: "bob",
      name: "Robert",
      changes: [
        { kind: "renamed", before: "Bob" },
        { kind: "removed", groups: ["press"] },
      ],
    },
  ]);
});

test("a changed role is one line, though two events tell of it", () => {
  const lines = linesOf(
    entry(3, update("Bob", "moderator", []), byAlice),
    entry(4, { message: "role_updated", new_role: "moderator" }, { ...byAlice, target: "bob" }),
  );
  const changes = [{ kind: "role", role: "moderator" }];
  assert.deepEqual(lines, [{ kind: "changed", who: "alice", changed: "bob", name: "Bob", changes }]);
});

test("a line without a known state before says how it is now", () => {
  assert.deepEqual(linesOf(entry(3, update("Bob", "user", ["press"]))), [
    { kind: "changed", changed: "bob", name: "Bob", changes: [{ kind: "groups", groups: ["press"] }] },
  ]);
});

test("a new name is told with the old one, however much of the log was read", () => {
  const renamed = { ...update("Robert", "user", []), old_name: "Bob" };
  const line = { kind: "changed", changed: "bob", name: "Robert", changes: [{ kind: "renamed", before: "Bob" }] };
  assert.deepEqual(linesOf(entry(5, renamed)), [line]);
  assert.deepEqual(linesOf(entry(4, update("Bob", "user", [])), entry(5, renamed)).at(-1), line);
});

test("bans and mutes name the moderator and the person, with the end and the reason of a mute", () => {
  const until = "2026-03-13T10:12:00.000000Z";
  const ban = { participant_id: "bob", display_name: "Bob", banned_by: "alice", banned_at: timestamp };
  assert.deepEqual(
    linesOf(
      entry(3, { message: "chat_muted", target: "bob", until, reason: "spam", issued_by: "alice" }),
      entry(4, { message: "chat_muted", target: "bob", reason: "of tomorrow", issued_by: "alice" }),
      entry(5, { message: "chat_unmuted", target: "bob", issued_by: "carol" }),
      entry(6, { message: "participant_banned", ...ban }),
      entry(7, { message: "participant_unbanned", participant_id: "bob", issued_by: "alice" }),
    ),
    [
      { kind: "chat_muted", who: "alice", target: "bob", until, reason: "spam" },
      { kind: "chat_muted", who: "alice", target: "bob" },
      { kind: "chat_unmuted", who: "carol", target: "bob" },
      { kind: "participant_banned", who: "alice", target: "bob" },
      { kind: "participant_unbanned", who: "alice", target: "bob" },
    ],
  );
});

test("the ban of a moderator takes the role, which no other event tells", () => {
  const ban = { participant_id: "bob", display_name: "Bob", banned_by: "alice", banned_at: timestamp };
  const lines = linesOf(entry(5, update("Bob", "user", [])), entry(6, { message: "participant_banned", ...ban }));
  assert.deepEqual(lines, [
    { kind: "changed", changed: "bob", name: "Bob", changes: [{ kind: "role", role: "user" }] },
    { kind: "participant_banned", who: "alice", target: "bob" },
  ]);
});

test("a kick takes the role too; the door and removed messages name who and whom", () => {
  const about = { participant_id: "bob", issued_by: "alice" };
  assert.deepEqual(
    linesOf(
      entry(5, update("Bob", "user", [])),
      entry(6, { message: "participant_kicked", ...about, reason: "abuse" }),
      entry(7, { message: "participant_accepted", ...about }),
      entry(8, { message: "messages_deleted", source: "bob", issued_by: "alice", count: 3 }),
      entry(9, { message: "waiting_room_disabled", issued_by: "alice" }),
    ),
    [
      { kind: "changed", changed: "bob", name: "Bob", changes: [{ kind: "role", role: "user" }] },
      { kind: "participant_kicked", who: "alice", target: "bob", reason: "abuse" },
      { kind: "participant_accepted", who: "alice", target: "bob" },
      { kind: "messages_deleted", who: "alice", target: "bob" },
      { kind: "waiting_room_disabled", who: "alice" },
    ],
  );
});

test("decisions on messages name the moderator and the author; an author's own are no news", () => {
  const about = { id: "m", source: "bob", issued_by: "alice" };
  const place = { id: "m", source: "bob", scope: "global" };
  const own = { id: "m", source: "bob", issued_by: "bob" };
  assert.deepEqual(
    linesOf(
      entry(3, { message: "message_held", ...place, because: "word" }),
      entry(4, { message: "message_approved", ...about }),
      entry(5, { message: "message_rejected", ...about, reason: "spam" }),
      entry(6, { message: "message_rejected", ...own }),
      entry(7, { message: "message_reported", ...place, report_id: "r", by: "carol", reason: "abuse" }),
      entry(
        8,
        { message: "report_resolved", report_id: "r", resolution: "muted", issued_by: "alice" },
        { target: "bob" },
      ),
      entry(9, { message: "report_resolved", report_id: "r", resolution: "of tomorrow", issued_by: "alice" }),
      entry(10, { message: "message_deleted", ...place, issued_by: "alice", reason: "other" }),
      entry(11, { message: "message_deleted", ...place, issued_by: "bob" }),
    ),
    [
      { kind: "message_held", who: "bob", target: "bob" },
      { kind: "message_approved", who: "alice", target: "bob" },
      { kind: "message_rejected", who: "alice", target: "bob", reason: "spam" },
      { kind: "message_reported", who: "carol", target: "bob", reason: "abuse" },
      { kind: "report_resolved", who: "alice", resolution: "muted", author: "bob" },
      { kind: "message_deleted", who: "alice", target: "bob", reason: "other" },
    ],
  );
});

test("a name that a moderator gives is one line with the moderator, though two events tell of it", () => {
  const update4 = { ...update("Robert", "user", []), old_name: "Bob" };
  const named = { message: "display_name_changed", target: "bob", old_name: "Bob", new_name: "Robert" };
  assert.deepEqual(linesOf(entry(4, update4), entry(5, { ...named, issued_by: "alice" })), [
    { kind: "display_name_changed", who: "alice", before: "Bob", name: "Robert" },
  ]);
  assert.deepEqual(linesOf(entry(4, update4), entry(5, { ...named, issued_by: "bob" })), [
    { kind: "changed", changed: "bob", name: "Robert", changes: [{ kind: "renamed", before: "Bob" }] },
  ]);
});

test("in the log about a moderator, the changes of others are told as they are and not compared", () => {
  const log = [entry(3, update("Bob", "user", ["press"])), entry(5, update("Bob", "user", ["press", "Backend"]))];
  const lines = (about: string) => happenings(log.toReversed(), about).map((line) => "changes" in line && line.changes);
  assert.deepEqual(lines("bob")[0], [{ kind: "added", groups: ["Backend"] }]);
  assert.deepEqual(lines("alice")[0], [{ kind: "groups", groups: ["press", "Backend"] }]);
});

test("a role that changed is told without the other entries, too", () => {
  assert.deepEqual(linesOf(entry(3, update("Bob", "moderator", [])), entry(5, update("Bob", "user", []))).at(-1), {
    kind: "changed",
    changed: "bob",
    name: "Bob",
    changes: [{ kind: "role", role: "user" }],
  });
});

/** An update beside it tells the role, and nobody asks for edits. */
const WITHOUT_LINE = ["message_edited", "role_updated"];

test("each event of the log that a moderator has caused has a line, but for those that need none", () => {
  const logged = examplesOf("envelope").filter((it) => logKindOf(it as unknown as Event) !== undefined);
  assert.ok(logged.length > 20, "the documents have examples");
  const lineless = logged
    .map(({ payload: { message = "", ...rest } }) => ({
      ...rest,
      message,
      ...("issued_by" in rest && { issued_by: "alice" }),
    }))
    .filter((payload) => happenings([entry(3, payload)]).length === 0);
  assert.deepEqual([...new Set(lineless.map(({ message }) => message))].sort(), WITHOUT_LINE);
});
