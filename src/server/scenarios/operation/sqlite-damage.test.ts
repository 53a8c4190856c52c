import assert from "node:assert/strict";
import { openSync, readFileSync, statSync, truncateSync, writeSync } from "node:fs";
import { test } from "node:test";
import Sqlite from "libsql";
import type { RawConnection } from "../../testing/raw-connection";
import { ServerProcess } from "../../testing/server-process";
import { message } from "../../testing/stream";

const SECRET_TEXT = "what only the two of them know";

/** For each damaged column, a request that fails and one that works. */
const FAILING: Record<string, { fails: string; goesOn: string }> = {
  "Message.content": { fails: "history", goesOn: "participants" },
  "Participant.display_name": { fails: "participants", goesOn: "rooms" },
  "Participant.groups": { fails: "participants", goesOn: "rooms" },
  "Room.title": { fails: "lookup", goesOn: "history" },
  "Invite.groups": { fails: "invites", goesOn: "history" },
  "LogEntry.payload": { fails: "log", goesOn: "history" },
};

test("Damage in any text that is stored fails the requests that read it, and nothing else", async () => {
  await using meeting = await openMeeting();
  const { server } = meeting;
  const { pid } = server;
  const file = new Sqlite(fileOf(server));
  file.exec("PRAGMA busy_timeout=5000; PRAGMA foreign_keys=OFF");
  for (const [name, outcome] of Object.entries(await meeting.outcomes())) assert.equal(outcome, "ok", name);
  for (const [table, column] of textColumnsOf(file)) {
    // Prepends a byte that is never part of UTF-8.
    file.exec(`UPDATE "${table}" SET "${column}" = CAST(x'ff' || CAST("${column}" AS BLOB) AS TEXT)`);
    const outcomes = await meeting.outcomes();
    // Rows from the meantime may collide.
    file.exec(`UPDATE OR REPLACE "${table}" SET "${column}" = CAST(substr(CAST("${column}" AS BLOB), 2) AS TEXT)
               WHERE hex(substr(CAST("${column}" AS BLOB), 1, 1)) = 'FF'`);
    const { fails, goesOn } = FAILING[`${table}.${column}`] ?? {};
    if (fails !== undefined) assert.equal(outcomes[fails], "INTERNAL_SERVER_ERROR", `${table}.${column}: ${fails}`);
    if (goesOn !== undefined) assert.equal(outcomes[goesOn], "ok", `${table}.${column}: ${goesOn}`);
    assert.equal((await fetch(`${server.origin}/healthz`)).status, 200, `${table}.${column}`);
  }
  for (const [name, outcome] of Object.entries(await meeting.outcomes())) assert.equal(outcome, "ok", name);
  assert.equal(server.pid, pid);
  const faults = server.output.filter((line) => line.includes('"level":50'));
  assert.ok(faults.some((line) => line.includes(`${fileOf(server)} is damaged`) && line.includes("Restore a backup")));
  assert.ok(faults.every((line) => !line.includes("two of them")));
});

test("Damage to the bytes of the file leaves a server that lives, or one line that says why it does not", async () => {
  await using meeting = await openMeeting();
  const { server } = meeting;
  await server.kill("SIGTERM");
  const whole = readFileSync(fileOf(server));
  const damages: Record<string, (file: string) => void> = {
    "bytes of a message": (file) => overwrite(file, whole.indexOf(SECRET_TEXT), Buffer.alloc(4, 0xc3)),
    "a page of messages": (file) => overwrite(file, pageOf(whole.indexOf(SECRET_TEXT)), Buffer.alloc(PAGE)),
    "a page of the list of tables": (file) => overwrite(file, pageOf(whole.lastIndexOf("CREATE TABLE")), noise()),
    "half of the file": (file) => truncateSync(file, PAGE * Math.floor(whole.length / PAGE / 2)),
    "the header": (file) => overwrite(file, 0, noise()),
  };
  for (const [name, damage] of Object.entries(damages)) {
    overwrite(fileOf(server), 0, whole);
    damage(fileOf(server));
    const said = server.output.length;
    const isUp = await server.start().then(
      () => true,
      () => false,
    );
    if (isUp) {
      const outcomes = await meeting.comesBack();
      assert.ok(Object.values(outcomes).includes("INTERNAL_SERVER_ERROR"), `${name}: ${JSON.stringify(outcomes)}`);
      assert.equal((await fetch(`${server.origin}/healthz`)).status, 200, name);
      await server.kill("SIGTERM");
    } else {
      const lines = server.output.slice(said);
      assert.equal(lines.length, 1, `${name}: ${lines.join("\n")}`);
      assert.match(lines[0] ?? "", /parley\.db is damaged.*Restore a backup/, name);
    }
  }
});

const PAGE = 4096;
const pageOf = (position: number) => position - (position % PAGE);
const noise = () => Buffer.from(Array.from({ length: PAGE }, (_, at) => (at * 197 + 131) % 256));

function overwrite(file: string, position: number, bytes: Buffer): void {
  assert.ok(position >= 0, "there is something to damage");
  assert.ok(statSync(file).isFile());
  writeSync(openSync(file, "r+"), bytes, 0, bytes.length, position);
}

function fileOf({ database }: ServerProcess): string {
  return new URL(database.url).pathname;
}

/** All text columns, except those of Prisma's own table. */
function textColumnsOf(file: Sqlite.Database): (readonly [string, string])[] {
  const rows = file
    .prepare(
      `SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c
       WHERE t.type = 'table' AND t.name NOT LIKE '\\_%' ESCAPE '\\' AND c.type = 'TEXT'`,
    )
    .raw(true)
    .all() as [string, string][];
  assert.ok(rows.length > 30);
  return rows;
}

/** Alice, who moderates and stays; Bob, who comes and goes; and the answers to all kinds of their requests. */
async function openMeeting() {
  const server = await ServerProcess.start({ MAX_ROOMS_PER_HOUR: "0", MAX_JOINS_PER_SECOND: "0" });
  const [token, bob] = [await server.identity(), await server.identity()];
  const created = await server.post("rooms.create", { title: "a private title" }, { token });
  const { room_id, invites } = created.body.result.data;
  const { user: invite } = invites;
  const comesIn = async (who: string, display_name: string): Promise<[string, RawConnection]> => {
    const connection = await server.connect(who);
    connection.subscribe(1, { room_id, display_name, invite });
    const started = await connection.answerTo(1);
    const first = started.error === undefined ? await connection.answerTo(1) : started;
    return [first.error === undefined ? "ok" : String(first.error.data.code), connection];
  };
  const asked = async (path: string, input: object, who = token) => {
    const { body } = await server.get(path, input, { token: who });
    return body.error === undefined ? "ok" : (body.error.data.code as string);
  };
  let [, alice] = await comesIn(token, "a private name");
  const { body } = await server.get("rooms.participants", { room_id }, { token });
  const [{ id: target }] = body.result.data.participants;
  await alice.send({ action: "set_groups", target, groups: ["a private group"] }, "control");
  for (let count = 0; count < 20; count++) await alice.send(message(`${SECRET_TEXT} ${count}`));
  const outcomes = async (): Promise<Record<string, string | undefined>> => {
    const [joins, connection] = await comesIn(bob, "another private name");
    const sends = await alice.send(message(SECRET_TEXT), "chat", `${performance.now()}`);
    const makesRoom = await server.post("rooms.create", { title: "another" }, { token });
    const found = {
      joins,
      sends: sends.error === undefined ? "ok" : String(sends.error.data.code),
      rooms: makesRoom.body.error === undefined ? "ok" : makesRoom.body.error.data.code,
      history: await asked("chat.history", { room_id, scope: "global" }),
      group: await asked("chat.history", { room_id, scope: "group", target: "a private group" }),
      participants: await asked("rooms.participants", { room_id }),
      search: await asked("rooms.participants", { room_id, query: "private" }),
      lookup: await asked("rooms.lookup", { invite }, bob),
      log: await asked("rooms.log", { room_id }),
      invites: await asked("invites.list", { room_id }),
    };
    await connection.close();
    return found;
  };
  const comesBack = async () => {
    const [, connection] = await comesIn(token, "a private name");
    alice = connection;
    return outcomes();
  };
  return { server, outcomes, comesBack, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}
