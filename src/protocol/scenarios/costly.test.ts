import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  createInviteInput,
  createRoomInput,
  historyInput,
  lookupInput,
  messagesInput,
  participantsInput,
  reactorsInput,
  revokeInviteInput,
  searchInput,
  sending,
  sessionInput,
} from "../schemas";

// Any input is validated fast, however long and odd it is: a body holds 256 KiB, a frame 64 KiB.

const LENGTH = 256 * 1024;
/** The time of a long text of plain letters, with a margin for a busy machine. */
const AT_MOST_MS = 150;
/** Each issue is an object, and is sent to the client. */
const FEW_ISSUES = 600;

const id = "70077007-0000-4000-8000-000000000000";
const timestamp = "2026-01-13T12:37:08.123456Z";
const everything = { scope: "private", target: id, content: "Hello", timestamp, groups: ["a"] };
const commands = [
  ...["enable_chat", "send_message", "set_last_seen_timestamp"].map((action) => ({ namespace: "chat", action })),
  ...["grant_moderator_role", "set_groups"].map((action) => ({ namespace: "control", action })),
];

/** The schemas of all inputs, each with a value for every field. */
const inputs = {
  "rooms.create": [createRoomInput, { title: "Weekly" }],
  "rooms.lookup": [lookupInput, { room_id: id, invite: "code" }],
  "rooms.participants": [participantsInput, { room_id: id, after: id, query: "ali", ids: [id], limit: 5 }],
  "invites.create": [createInviteInput, { room_id: id, role: "user", label: "Guests", groups: ["a"], max_uses: 1 }],
  "invites.revoke": [revokeInviteInput, { room_id: id, code: "code" }],
  "chat.history": [historyInput, { room_id: id, ...everything, before: id }],
  "chat.messages": [messagesInput, { room_id: id, ids: [id] }],
  "chat.reactors": [reactorsInput, { room_id: id, message_id: id, reaction: "👍", after: id }],
  "chat.search": [
    searchInput,
    {
      room_id: id,
      term: "export",
      scope: "group",
      target: "g",
      source: id,
      has: "link",
      since: timestamp,
      until: timestamp,
      before: "9",
    },
  ],
  "signaling.session": [sessionInput, { room_id: id, display_name: "Alice", invite: "code", lastEventId: "5" }],
} as const;

const units = {
  "accents on a letter": "\u0301",
  "accents in two orders": "\u0301\u0323",
  "Arabic accents": "\u0627\u064b\u0650",
  "joiners between letters": "\u0628\u200c",
  "viramas and joiners": "\u0915\u094d\u200d",
  spaces: " ",
  "no-break spaces and letters": "\u00a0a",
  families: "\u{1F468}\u200D",
  flags: "\u{1F3F4}\u{E0067}\u{E0062}",
  "letters of Hangul": "\u1100\u1161\u11a8",
  "what turns the direction": "\u202e",
  digits: "9",
};
const values: Record<string, unknown> = {
  ...Object.fromEntries(
    Object.entries(units).map(([what, unit]) => [what, `a${unit.repeat(LENGTH)}`.slice(0, LENGTH)]),
  ),
  "many zeros": Array(LENGTH / 2).fill(0),
  "many texts": Array(LENGTH / 8).fill("group"),
  "many lists": Array(LENGTH / 4).fill([]),
  "an object of many fields": Object.fromEntries(Array.from({ length: LENGTH / 16 }, (_, at) => [`field${at}`, at])),
};

describe("A costly value is judged fast and in few words", () => {
  for (const [path, [schema, good]] of Object.entries(inputs))
    for (const field of Object.keys(good))
      test(`as ${field} of ${path}`, () => {
        for (const [what, value] of Object.entries(values))
          for (const wrong of [value, [value]]) judge(schema, { ...good, [field]: wrong }, what);
      });

  for (const { namespace, action } of commands)
    for (const field of ["action", ...Object.keys(everything)])
      test(`as ${field} of ${action}`, () => {
        for (const [what, value] of Object.entries(values))
          for (const wrong of [value, [value]])
            judge(sending, { namespace, payload: { ...everything, action, [field]: wrong } }, what);
      });
});

type Schema = { safeParse: (value: unknown) => { error?: { issues: readonly unknown[] } } };

/** By the processor's time, for other programs hold up a try; the quickest of three counts. */
function judge(schema: Schema, value: unknown, what: string): void {
  let quickest = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 3 && quickest >= AT_MOST_MS; tries++) {
    const start = process.cpuUsage();
    const { error } = schema.safeParse(value);
    const { user, system } = process.cpuUsage(start);
    quickest = Math.min(quickest, (user + system) / 1000);
    assert.ok((error?.issues.length ?? 0) < FEW_ISSUES, `${what}: ${error?.issues.length} issues`);
  }
  assert.ok(quickest < AT_MOST_MS, `${what}: ${Math.round(quickest)} ms`);
}
