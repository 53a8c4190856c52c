import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { ServerProcess } from "../testing/server-process";
import { ONLY_SQLITE } from "../testing/test-database";

/** Makes the database refuse values that end with `boom`, and quote them in its error. */
async function breakOn(server: ServerProcess, table: string, column: string): Promise<void> {
  await server.database.execute(
    `CREATE TRIGGER broken_${table} BEFORE INSERT ON "${table}" WHEN NEW.${column} LIKE '%boom'
     BEGIN SELECT RAISE(ABORT, 'a secret of the database'); END`,
  );
}

test("At no level does the log hold what people write, tokens, or invitations", { skip: ONLY_SQLITE }, async () => {
  await using server = await ServerProcess.start({
    LOG_LEVEL: "trace",
    RATE_LIMIT_PER_SECOND: "1",
    RATE_LIMIT_BURST: "20",
  });
  const token = await server.identity();
  const guestToken = await server.identity({ cookie: `parley_identity=${await server.identity()}` });
  const created = await server.post("rooms.create", { title: "a private title" }, { token });
  const { room_id, invites } = created.body.result.data;
  const alice = await server.connect(token);
  await alice.joins({ room_id, display_name: "a private name" });
  const invited = await alice.ask("mutation", "invites.create", { room_id, role: "guest" });
  const { code } = (invited.result ?? assert.fail()).data as { code: string };
  const guest = await server.connect(guestToken);
  await guest.joins({ room_id, display_name: "another private name", invite: code });
  await breakOn(server, "Message", "content");
  await breakOn(server, "Room", "title");

  const content = "what only the two of them know";
  const say = (text: string) => alice.send({ action: "send_message", scope: "global", content: text });
  assert.equal((await say(content)).error, undefined);
  assert.equal((await say(`${content}, boom`)).error?.data.code, "INTERNAL_SERVER_ERROR");
  assert.equal((await say(content.repeat(1000))).error?.data.reason, "content_too_long");
  alice.write(`{"what only the two of them know": `);
  alice.write({ id: 7, method: "mutation", params: { path: content, input: { token, code } } });
  const title = "a private title, boom";
  assert.equal((await server.post("rooms.create", { title }, { token })).status, 500);
  await server.get("rooms.lookup", { invite: code }, { token: guestToken });
  await fetch(`${server.origin}/join/${code}`, { headers: { cookie: `parley_identity=${token}` } });
  await alice.ask("mutation", "invites.revoke", { room_id, code });
  for (let count = 0; count < 25; count++) await guest.send({ action: "send_message", scope: "global", content });
  alice.write(content.repeat(10_000));
  assert.equal(await alice.closed, 1009);

  const faults = () => server.output.filter((line) => line.startsWith("{") && line.includes('"level":50'));
  while (faults().length < 2) await sleep(10);
  await server.kill("SIGTERM");
  const written = server.output.join("\n");
  for (const secret of [token, guestToken, code, invites.moderator, invites.user])
    assert.ok(!written.includes(secret), "a token or an invitation");
  assert.doesNotMatch(written, /two of them|private (title|name)|boom|a secret of the database/);
});
