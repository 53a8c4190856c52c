import assert from "node:assert/strict";
import test from "node:test";
import type { StoredMessage } from "../../../protocol";
import { messageOf, type Row, rowsOf } from "./rows";

const amira = "00000000-0000-4000-8000-00000000000a";
const bo = "00000000-0000-4000-8000-00000000000b";
const carol = "00000000-0000-4000-8000-00000000000c";
const nothing = { self: amira, messages: [], notices: [], pending: [], sent_as: {} };

const said = (id: string, source: string, time: string): StoredMessage => ({
  id,
  source,
  scope: "global",
  content: id,
  timestamp: `2026-03-13T${time}.000000Z`,
});

const short = (row: Row) => {
  const leads = "leads" in row && row.leads ? "*" : "";
  if (row.kind === "message") return leads + row.message.id;
  if (row.kind === "pending") return leads + row.pending.content;
  return row.kind === "notice" ? `${row.run.notice.kind} ${row.run.who.length}` : row.kind;
};
const shown = (input: Parameters<typeof rowsOf>[0]) => rowsOf(input).map(short);

test("messages of one author within five minutes are one block", () => {
  const messages = [
    said("1", bo, "10:00:00"),
    said("2", bo, "10:04:59"),
    said("3", bo, "10:09:59"),
    said("4", carol, "10:10:00"),
    said("5", bo, "10:10:01"),
  ];
  assert.deepEqual(shown({ ...nothing, messages }), ["top", "day", "*1", "2", "*3", "*4", "*5"]);
});

test("the line stands before others' first message since the last visit", () => {
  const messages = [said("1", bo, "10:00:00"), said("own", amira, "10:01:00"), said("2", bo, "10:02:00")];
  const newAfter = messages[0]?.timestamp;
  assert.deepEqual(shown({ ...nothing, messages, newAfter }), ["top", "day", "*1", "*own", "new", "*2"]);
  assert.deepEqual(shown({ ...nothing, messages, newAfter: "" }), ["top", "day", "new", "*1", "*own", "*2"]);
  assert.ok(!shown({ ...nothing, messages }).includes("new"));
});

test("another day begins with its own line, and breaks a block", () => {
  const late = { ...said("2", bo, "10:00:00"), timestamp: "2026-03-15T10:00:00.000000Z" };
  assert.deepEqual(shown({ ...nothing, messages: [said("1", bo, "10:00:00"), late] }), [
    "top",
    "day",
    "*1",
    "day",
    "*2",
  ]);
});

test("a day begins at the reader's midnight, off the full hour too", () => {
  const zone = process.env.TZ;
  try {
    for (const [where, before, after] of [
      ["Asia/Kolkata", "18:20:00", "18:40:00"],
      ["Asia/Kathmandu", "18:14:59", "18:15:00"],
      ["America/St_Johns", "02:20:00", "02:40:00"],
    ] as const) {
      process.env.TZ = where;
      const messages = [said("1", bo, before), said("2", bo, after)];
      assert.deepEqual(shown({ ...nothing, messages }), ["top", "day", "*1", "day", "*2"], where);
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test("several joins are one line, where they happened", () => {
  const messages = [said("1", bo, "10:00:00"), said("2", bo, "10:00:30")];
  const timestamp = "2026-03-13T10:00:20.000000Z";
  const notices = [
    { kind: "joined" as const, who: carol, timestamp, after: "1" },
    { kind: "joined" as const, who: amira, timestamp, after: "1" },
    { kind: "chat_disabled" as const, who: carol, timestamp, after: "1" },
  ];
  assert.deepEqual(shown({ ...nothing, messages, notices }), ["top", "day", "*1", "joined 2", "chat_disabled 1", "*2"]);
});

test("an unsent message stands last, and keeps its key when it has become one of the room's", () => {
  const to = { scope: "global" as const };
  const pending = [{ transaction_id: "t", to, content: "unsent", timestamp: "2026-03-13T10:01:00.000000Z" }];
  const before = rowsOf({ ...nothing, messages: [said("1", amira, "10:00:00")], pending });
  assert.deepEqual(before.map(short), ["top", "day", "*1", "unsent"]);
  const messages = [said("1", amira, "10:00:00"), said("2", amira, "10:01:00")];
  const after = rowsOf({ ...nothing, messages, sent_as: { "2": "t" } });
  assert.equal(after.at(-1)?.key, before.at(-1)?.key);
});

test("the first message of a day has its day above it before it is sent", () => {
  const to = { scope: "global" as const };
  const pending = [{ transaction_id: "t", to, content: "unsent", timestamp: "2026-03-14T10:01:00.000000Z" }];
  const messages = [said("1", amira, "10:00:00")];
  assert.deepEqual(shown({ ...nothing, messages, pending }), ["top", "day", "*1", "day", "*unsent"]);
  assert.deepEqual(shown({ ...nothing, pending }), ["top", "day", "*unsent"]);
});

test("a message of the room hides the unsent one that it is", () => {
  const to = { scope: "global" as const };
  const pending = [
    { transaction_id: "t", to, content: "2", timestamp: "2026-03-13T10:01:00.000000Z", message_id: "2" },
  ];
  const messages = [said("2", amira, "10:01:00")];
  assert.deepEqual(shown({ ...nothing, messages, pending }), ["top", "day", "*2"]);
});

test("a held message is gone while its removal is on its way, and back when that is refused", () => {
  const to = { scope: "global" as const };
  const held = [{ ...to, id: "1", source: amira, content: "held", timestamp: "2026-03-13T10:00:00.000000Z" }];
  const removal = { transaction_id: "t", to, changes: "1", timestamp: "2026-03-13T10:01:00.000000Z" };
  assert.deepEqual(shown({ ...nothing, held }), ["top", "day", "held"]);
  assert.deepEqual(shown({ ...nothing, held, pending: [removal] }), ["top"]);
  const refused = { ...removal, refused: "fault" as const };
  assert.ok(shown({ ...nothing, held, pending: [refused] }).includes("held"));
});

test("only a message that waits with its text can be changed, and one that is taken back is not there", () => {
  const waiting = { transaction_id: "t", to: { scope: "global" as const }, timestamp: "2026-03-13T10:01:00.000000Z" };
  const pending = [
    { ...waiting, content: "waits" },
    { ...waiting, transaction_id: "u", content: "refused", refused: "fault" as const },
    { ...waiting, transaction_id: "v", content: "", withdrawn: true },
  ];
  const rows = rowsOf({ ...nothing, pending });
  assert.deepEqual(rows.map(short), ["top", "day", "*waits", "refused"]);
  assert.deepEqual(
    rows.map((row) => messageOf(row)?.id),
    [undefined, undefined, "t", undefined],
  );
});

test("a refused change stands under its message, and for itself where that is gone", () => {
  const to = { scope: "global" as const };
  const change = { transaction_id: "t", to, changes: "1", content: "edited", timestamp: "2026-03-13T10:01:00.000000Z" };
  const refused = { ...change, refused: "message_is_deleted" as const };
  const messages = [said("1", amira, "10:00:00")];
  assert.deepEqual(shown({ ...nothing, messages, pending: [change] }), ["top", "day", "*1"]);
  assert.deepEqual(shown({ ...nothing, messages, pending: [refused] }), ["top", "day", "*1"]);
  assert.deepEqual(shown({ ...nothing, pending: [change] }), ["top"]);
  assert.deepEqual(shown({ ...nothing, pending: [refused] }), ["top", "day", "*edited"]);
  const deleted = messages.map((it) => ({ ...it, content: "", deleted_at: it.timestamp, deleted_by: bo }));
  assert.deepEqual(shown({ ...nothing, messages: deleted, pending: [refused] }), ["top", "day", "*1", "edited"]);
});
