import assert from "node:assert/strict";
import { test } from "node:test";
import { Migrating } from "../../testing/machine/migrating";
import type { TestDatabase } from "../../testing/test-database";

const noon = "2026-01-13T12:00:00.000Z";

test("private messages of an earlier version make each side the other's correspondent", async () => {
  await using place = await Migrating.make();
  const { database } = place;
  await place.migrateBefore("0004_correspondents");
  await addRoom(database, ["a", "b", "c"]);
  const said = [
    ["private", "b"],
    ["private", "b"],
    ["global", null],
  ] as const;
  await add(
    database,
    "Message",
    said.map(([scope, target], at) => ({ ...message(at + 1), conversation: "any", scope, target })),
  );
  await place.migrate();
  const rows = await database.execute(`SELECT participant_id, correspondent FROM "Correspondence"`);
  const pairs = rows.map((row) => Object.values(row as object).join(" "));
  assert.deepEqual(pairs.sort(), ["a b", "b a"]);
});

test("times of before microseconds increase from event to event, and read markers divide as they did", async () => {
  await using place = await Migrating.make();
  const { database } = place;
  await place.migrateBefore("0005_microseconds");
  const at = (ms: number) => `2026-01-13T12:00:00.${String(ms).padStart(3, "0")}Z`;
  // Two thousand events of one millisecond reach past the next millisecond.
  const times = [at(7), at(8), at(8), ...Array<string>(2_000).fill(at(9)), at(10), at(11), at(500)];
  const events = times.map((timestamp, index) => ({ number: index + 1, timestamp }));
  const isLogged = ({ number }: { number: number }) => [2, 3, 100].includes(number);
  const messages = events
    .filter((event) => !isLogged(event))
    .map(({ number, timestamp }) => ({
      ...message(number),
      ...{ timestamp, transaction_id: `t${number}` },
      conversation: number % 5 === 0 ? "group:g" : "global",
    }));
  const markers = [6, 7, 8, 9, 10, 11, 499, 500].map(at).concat("9999-12-31T23:59:59.999Z");
  const readers = markers.map((marker) => `read until ${marker}`);
  await addRoom(database, ["a", ...readers], at(500));
  await add(database, "Message", messages);
  const logged = events.filter(isLogged).map(({ number, timestamp }) => ({ number, timestamp }));
  const payload = { room_id: "r", namespace: "control", payload: "{}", issued_by: "a" };
  await add(
    database,
    "LogEntry",
    logged.map((it) => ({ ...it, ...payload, transaction_id: `logged at ${it.timestamp}` })),
  );
  const receipts = [
    ...messages.map(({ id: message_id, timestamp, transaction_id }) => ({ message_id, timestamp, transaction_id })),
    { message_id: null, timestamp: at(8), transaction_id: `logged at ${at(8)}` },
    { message_id: "gone", timestamp: at(9), transaction_id: "cleared" },
  ];
  await add(
    database,
    "Receipt",
    receipts.map((it) => ({ participant_id: "a", ...it })),
  );
  const seen = ["global", "group:g", "private:a:b"].flatMap((conversation) =>
    markers.map((timestamp, index) => ({ participant_id: readers[index], conversation, timestamp })),
  );
  await add(database, "LastSeen", seen);
  const leases = ["", noon].map((expires_at) => ({ process_id: `until ${expires_at}`, expires_at }));
  await add(database, "Lease", leases);

  assert.ok((await place.migrate()).includes("0005_microseconds"));

  type Timed = { number: number; timestamp: string };
  const told = await database.execute(
    `SELECT number, timestamp FROM "Message" UNION ALL SELECT number, timestamp FROM "LogEntry" ORDER BY number`,
  );
  const after = new Map((told as Timed[]).map(({ number, timestamp }) => [number, timestamp]));
  assert.equal(after.size, times.length);
  assert.deepEqual([...after.values()], [...new Set(after.values())].sort());
  const shown = [1, 2, 3, 4, 5, 2_003, 2_004, 2_005, 2_006].map((number) => after.get(number)?.slice(20));
  const expected = ["007000", "008000", "008001", "009000", "009001", "010999", "011000", "011001", "500000"];
  assert.deepEqual(
    shown,
    expected.map((it) => `${it}Z`),
  );

  type Seen = { participant_id: string; conversation: string; timestamp: string };
  const kept = (await database.execute(`SELECT participant_id, conversation, timestamp FROM "LastSeen"`)) as Seen[];
  assert.equal(kept.length, seen.length);
  for (const { participant_id, conversation, timestamp } of kept) {
    const marker = participant_id.replace("read until ", "");
    const own = messages.filter((it) => it.conversation === conversation);
    const read = own.filter(({ number }) => (after.get(number) ?? "") <= timestamp);
    assert.equal(read.length, own.filter((it) => it.timestamp <= marker).length, `${marker} is ${timestamp}`);
  }

  type Answer = { transaction_id: string; timestamp: string };
  const answers = (await database.execute(`SELECT transaction_id, timestamp FROM "Receipt"`)) as Answer[];
  const answered = Object.fromEntries(answers.map((it) => [it.transaction_id, it.timestamp]));
  for (const { number } of messages) assert.equal(answered[`t${number}`], after.get(number));
  assert.equal(answered[`logged at ${at(8)}`], after.get(2), "the first event of a command");
  assert.equal(answered.cleared, "2026-01-13T12:00:00.009000Z");

  const others = await database.execute(
    `SELECT DISTINCT it FROM (
       SELECT clock AS it FROM "Room" UNION ALL SELECT created_at FROM "Room"
       UNION ALL SELECT joined_at FROM "Participant" UNION ALL SELECT expires_at FROM "Lease"
     ) AS times ORDER BY it`,
  );
  assert.deepEqual(
    others.map((row) => Object.values(row as object)[0]),
    ["", "2026-01-13T12:00:00.000000Z", "2026-01-13T12:00:00.500000Z"],
  );
});

test("reactions of an earlier version are counted, and those that were taken back keep their place", async () => {
  await using place = await Migrating.make();
  const { database } = place;
  await place.migrateBefore("0013_reaction_counts");
  await addRoom(database, ["a", "b", "c"]);
  await add(
    database,
    "Message",
    [1, 2, 3].map((number) => ({ ...message(number), conversation: "global" })),
  );
  const given = [
    ["m1", "a", "👍", true, 7],
    ["m1", "b", "👍", true, 2],
    ["m1", "c", "👍", false, 9],
    ["m1", "c", "🎉", true, 4],
    ["m2", "a", "👍", false, 3],
  ] as const;
  await add(
    database,
    "Reaction",
    given.map(([message_id, participant_id, reaction, is_on, since]) => ({
      ...{ message_id, participant_id, reaction, is_on, since, room_id: "r", passing: since },
    })),
  );
  assert.ok((await place.migrate()).includes("0013_reaction_counts"));
  const counts = await database.execute(
    `SELECT message_id, reaction, count, since FROM "ReactionCount" ORDER BY message_id, since`,
  );
  assert.deepEqual(
    counts.map((row) => Object.values(row as object)),
    [
      ["m1", "👍", 2, 2],
      ["m1", "🎉", 1, 4],
      ["m2", "👍", 0, 3],
    ],
  );
});

test("a room whose chat was switched off by an earlier version stays so", async () => {
  await using place = await Migrating.make();
  const { database } = place;
  await place.migrateBefore("0016_small_states");
  const room = { title: "R", owner: "o", created_at: noon, clock: noon };
  await add(database, "Room", [
    { id: "on", ...room, enabled: true },
    { id: "off", ...room, enabled: false },
  ]);
  await place.migrate();
  const rows = await database.execute(`SELECT room_id, namespace, state, passing FROM "SmallState"`);
  assert.deepEqual(
    rows.map((row) => Object.values(row as object)),
    [["off", "chat", '{"enabled":false}', 0]],
  );
});

test("groups of an earlier version whose names begin as the server's do are renamed, and stay what they were", async () => {
  await using place = await Migrating.make();
  const { database } = place;
  await place.migrateBefore("0021_moderators");
  await addRoom(database, ["a"]);
  const names = ["@moderators", "plain", 'a","@b', "mail@home"];
  const groups = JSON.stringify(names);
  await database.execute(`UPDATE "Participant" SET groups = '${groups}'`);
  const invite = { code: "c", invite_id: "i", room_id: "r", role: "user", groups, created_at: noon };
  await add(database, "Invite", [invite]);
  const said = names.map((target, at) => ({
    ...message(at + 1),
    ...{
      scope: "group",
      target,
      conversation: `group:${target}`,
      mentions: JSON.stringify({ mention_groups: [target] }),
    },
  }));
  await add(database, "Message", [
    ...said,
    { ...message(9), target: "", conversation: "global", mentions: '{"x":"@"}' },
  ]);
  const seen = names.map((name) => ({ participant_id: "a", conversation: `group:${name}`, timestamp: noon }));
  await add(database, "LastSeen", seen);
  const control = { display_name: '["@a', role: "user" };
  const payload = JSON.stringify({ message: "update", id: "a", module_data: { control, chat: { groups: names } } });
  await add(database, "LogEntry", [{ room_id: "r", number: 5, namespace: "control", payload, timestamp: noon }]);

  assert.ok((await place.migrate()).includes("0021_moderators"));

  const renamed = ["＠moderators", "plain", 'a","@b', "mail@home"];
  const column = async (sql: string) => (await database.execute(sql)).map((row) => Object.values(row as object)[0]);
  for (const table of ["Participant", "Invite"])
    assert.deepEqual(JSON.parse(String((await column(`SELECT groups FROM "${table}"`))[0])), renamed, table);
  assert.deepEqual(await column(`SELECT target FROM "Message" WHERE scope = 'group' ORDER BY number`), renamed);
  const conversations = renamed.map((name) => `group:${name}`);
  assert.deepEqual(
    await column(`SELECT conversation FROM "Message" WHERE scope = 'group' ORDER BY number`),
    conversations,
  );
  const mentions = await column(`SELECT mentions FROM "Message" WHERE scope = 'group' ORDER BY number`);
  assert.deepEqual(
    mentions.map((it) => JSON.parse(String(it)).mention_groups[0]),
    renamed,
  );
  const markers = await column(`SELECT conversation FROM "LastSeen"`);
  assert.deepEqual(markers.sort(), [...conversations].sort());
  const [entry] = await column(`SELECT payload FROM "LogEntry"`);
  const { module_data } = JSON.parse(String(entry));
  assert.deepEqual(module_data, { control, chat: { groups: renamed } });
});

test("what an earlier version cleared, and left out by a restored backup, is known as far as it can be", async () => {
  await using place = await Migrating.make();
  const { database } = place;
  await place.migrateBefore("0026_note_absences");
  const room = { owner: "o", created_at: noon, clock: noon };
  await add(database, "Room", [
    { id: "quiet", title: "R", ...room, head: 20, cleared_before: 0 },
    { id: "cleared", title: "R", ...room, head: 20, cleared_before: 12 },
    { id: "restored", title: "R", ...room, head: 1_000_020, cleared_before: 1 },
  ]);
  assert.ok((await place.migrate()).includes("0026_note_absences"));
  const rows = await database.execute(`SELECT * FROM "Absence" ORDER BY room_id`);
  assert.deepEqual(
    rows.map((row) => ({ ...(row as object) })),
    [
      { room_id: "cleared", first: 1, last: 11, because: "cleared_earlier", numbers: null },
      { room_id: "restored", first: 1, last: 1_000_020, because: "restored_earlier", numbers: null },
    ],
  );
});

const message = (number: number) => ({
  ...{ id: `m${number}`, room_id: "r", number, source: "a", scope: "global", content: "Hi", timestamp: noon },
});

async function addRoom(database: TestDatabase, people: readonly string[], clock = noon): Promise<void> {
  await add(database, "Room", [{ id: "r", title: "R", owner: "o", created_at: noon, clock }]);
  const person = { room_id: "r", display_name: "P", role: "user", is_room_owner: false, groups: "[]", joined_at: noon };
  await add(
    database,
    "Participant",
    people.map((id) => ({ id, identity: id, ...person })),
  );
}

async function add(database: TestDatabase, table: string, rows: readonly object[]): Promise<void> {
  const literal = (value: unknown) => (typeof value === "string" ? `'${value}'` : String(value));
  const listed = rows.map((row) => `(${Object.values(row).map(literal).join(", ")})`);
  const columns = Object.keys(rows[0] ?? {}).join(", ");
  await database.execute(`INSERT INTO "${table}" (${columns}) VALUES ${listed.join(", ")}`);
}
