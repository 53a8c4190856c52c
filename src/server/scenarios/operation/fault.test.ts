import assert from "node:assert/strict";
import { test } from "node:test";
import { refusalOf } from "../../testing/person";
import { POSTGRES } from "../../testing/test-database";
import { GRACE_MS, TestServer } from "../../testing/test-server";

const failure = { code: "INTERNAL_SERVER_ERROR" };

/** Makes the database refuse certain rows: a real fault that a command causes. */
async function breakOn(server: TestServer, table: string, column: string): Promise<void> {
  const trigger = `CREATE TRIGGER broken_${table} BEFORE INSERT ON "${table}"`;
  const statements =
    POSTGRES === undefined
      ? [`${trigger} WHEN NEW.${column} = 'boom' BEGIN SELECT RAISE(ABORT, 'a secret of the database'); END`]
      : [
          `CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS
           $$ BEGIN RAISE EXCEPTION 'a secret of the database'; END $$`,
          `${trigger} FOR EACH ROW WHEN (NEW.${column} = 'boom') EXECUTE FUNCTION broken()`,
        ];
  for (const statement of statements) await server.database.execute(statement);
}

/** The number of faults in the log since the last call; asserts that none repeats or quotes stored data. */
function faultsIn(server: TestServer): number {
  const lines = server.log.splice(0);
  for (const line of lines) assert.doesNotMatch(line, /boom|a secret of the database/);
  return lines.length;
}

test("A command's fault is a plain failure, logged once, and fails no other that was committed with it", async () => {
  await using server = await TestServer.start();
  const { alice, bob } = await server.meetingOfThree();
  await breakOn(server, "Message", "content");
  const said = ["one", "boom", "two", "three"].map((content) => alice.sends(content, undefined, content));
  const outcomes = await Promise.allSettled(said);
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ["fulfilled", "rejected", "fulfilled", "fulfilled"],
  );
  assert.deepEqual(await refusalOf(said[1] ?? Promise.resolve()), failure);
  for (const [index, content] of ["one", "two", "three"].entries())
    assert.equal((await bob.receives({ message: "message_sent", content })).id, `${index + 1}`, "without a gap");
  assert.equal(faultsIn(server), 1);
  assert.deepEqual(await refusalOf(alice.sends("boom", undefined, "boom")), failure, "it was not remembered");
  assert.equal(faultsIn(server), 1);
  await alice.sends("mended", undefined, "boom");
  await bob.receives({ message: "message_sent", content: "mended" });
});

test("A join that fails leaves nothing behind, and can be tried again", async () => {
  await using server = await TestServer.start();
  const { room, alice, bob } = await server.meetingOfThree();
  await breakOn(server, "Participant", "display_name");
  const dave = await server.person("Dave");
  const invite = await alice.invites({ role: "user", max_uses: 1 });
  assert.deepEqual(await refusalOf(dave.joins(room, { invite, display_name: "boom" })), failure);
  assert.equal(faultsIn(server), 1);
  await bob.receivesNothing(2 * GRACE_MS);
  await dave.joins(room, { invite });
  await bob.receives({ message: "joined", id: dave.id });
});
