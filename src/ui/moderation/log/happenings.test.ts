import assert from "node:assert/strict";
import test from "node:test";
import type { LogEntry, Role } from "../../../protocol";
import { happenings } from "./happenings";

const timestamp = "2026-03-13T10:02:00.000000Z";
const entry = (id: number, payload: LogEntry["payload"]): LogEntry => ({
  id: String(id),
  namespace: "control",
  timestamp,
  payload,
});
const update = (display_name: string, role: Role, groups: string[]) => ({
  message: "update",
  id: "bob",
  module_data: {
    control: { display_name, role, is_room_owner: false, joined_at: timestamp },
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
    { kind: "changed", name: "Bob", changes: [{ kind: "added", groups: ["Backend"] }] },
    {
      kind: "changed",
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
    entry(3, update("Bob", "moderator", [])),
    entry(4, { message: "role_updated", new_role: "moderator" }),
  );
  assert.deepEqual(lines, [{ kind: "changed", name: "Bob", changes: [{ kind: "role", role: "moderator" }] }]);
});

test("a line without a known state before says how it is now", () => {
  assert.deepEqual(linesOf(entry(3, update("Bob", "user", ["press"]))), [
    { kind: "changed", name: "Bob", changes: [{ kind: "groups", groups: ["press"] }] },
  ]);
});

test("a new name is told with the old one, however much of the log was read", () => {
  const renamed = { ...update("Robert", "user", []), old_name: "Bob" };
  const line = { kind: "changed", name: "Robert", changes: [{ kind: "renamed", before: "Bob" }] };
  assert.deepEqual(linesOf(entry(5, renamed)), [line]);
  assert.deepEqual(linesOf(entry(4, update("Bob", "user", [])), entry(5, renamed)).at(-1), line);
});
