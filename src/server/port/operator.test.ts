import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { refusalOf, toGroup, toPerson } from "../testing/person";
import { TestServer } from "../testing/test-server";

const METRICS_TOKEN = "a token of some length";

async function ready(server: TestServer) {
  const response = await fetch(`${server.origin}/readyz`);
  return { status: response.status, text: await response.text() };
}

/** Every sample by its name and labels. */
async function metricsOf(server: TestServer): Promise<Record<string, number>> {
  const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
  const response = await fetch(`${server.origin}/metrics`, { headers });
  assert.equal(response.status, 200);
  assert.match(response.headers.get("content-type") ?? "", /^text\/plain/);
  const lines = (await response.text()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return Object.fromEntries(lines.map((line) => [line.replace(/ \S+$/, ""), Number(/\S+$/.exec(line)?.[0])]));
}

describe("/readyz", () => {
  test("says that the server can serve", async () => {
    await using server = await TestServer.start();
    assert.deepEqual(await ready(server), { status: 200, text: '{"ready":true}\n' });
  });

  test("says in one line what is not as it should be", async () => {
    await using server = await TestServer.start();
    await server.database.execute("UPDATE _prisma_migrations SET finished_at = NULL");
    assert.deepEqual(await ready(server), { status: 503, text: '{"ready":false,"missing":["migrations"]}\n' });
    await server.database.execute("ALTER TABLE _prisma_migrations RENAME TO elsewhere");
    assert.deepEqual(await ready(server), { status: 503, text: '{"ready":false,"missing":["migrations"]}\n' });
  });
});

describe("/metrics", () => {
  test("opens to the right token, without one to this machine alone, and to nobody where others come by it", async () => {
    await using closed = await TestServer.start({ PUBLIC_URL: "https://chat.example" });
    await using server = await TestServer.start({ METRICS_TOKEN });
    const asking = async ({ origin }: TestServer, headers: Record<string, string>) =>
      (await fetch(`${origin}/metrics`, { headers })).status;
    const ask = (from: TestServer, authorization?: string) =>
      asking(from, authorization === undefined ? {} : { authorization });
    assert.equal(await ask(closed), 404);
    assert.equal(await ask(closed, "Bearer undefined"), 404);
    await using local = await TestServer.start();
    assert.equal(await ask(local), 200);
    for (const name of ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
      assert.equal(await asking(local, { [name]: "127.0.0.1" }), 404);
    assert.equal(await ask(server), 401);
    assert.equal(await ask(server, `Bearer ${METRICS_TOKEN}!`), 401);
    assert.equal(await ask(server, `Bearer ${METRICS_TOKEN.replace("a", "b")}`), 401);
    assert.equal(await ask(server, METRICS_TOKEN), 401);
    assert.equal(await ask(server, `Bearer ${METRICS_TOKEN}`), 200);
  });

  test("counts what happens, and tells nothing of whom, where and what", async () => {
    await using server = await TestServer.start({ METRICS_TOKEN });
    const { room, alice, bob, carol } = await server.meetingOfThree();
    await alice.does("control", { action: "set_groups", target: alice.id, groups: ["Backend"] });
    await alice.sends("to all", undefined, "once");
    await alice.sends("to all", undefined, "once");
    await alice.sends("to the group", toGroup("Backend"));
    await bob.sends("to Carol", toPerson(carol));
    await alice.does("chat", { action: "disable_chat" });
    assert.deepEqual(await bob.sends("too late"), { error: "chat_disabled" });
    assert.equal((await refusalOf(bob.sends(""))).reason, "empty_content");
    bob.forgets();
    bob.drops();
    await bob.receives({ message: "resumed" });
    const stranger = await server.person("Gustav");
    assert.equal((await refusalOf(stranger.joins(room))).reason, "not_found");
    assert.equal((await server.post("rooms.create", { title: "" }, { token: bob.token })).status, 400);

    const metrics = await metricsOf(server);
    const expected = {
      parley_connections: 4,
      parley_rooms: 1,
      parley_participants: 3,
      'parley_joins_total{kind="first"}': 3,
      'parley_joins_total{kind="resumed"}': 1,
      parley_waiting: 0,
      'parley_sends_total{scope="global"}': 1,
      'parley_sends_total{scope="group"}': 1,
      'parley_sends_total{scope="private"}': 1,
      'parley_refusals_total{reason="chat_disabled"}': 1,
      'parley_refusals_total{reason="empty_content"}': 1,
      'parley_refusals_total{reason="not_found"}': 1,
      'parley_refusals_total{reason="invalid_payload"}': 1,
      parley_command_seconds_count: 7,
      parley_faults_total: 0,
      parley_slow_readers_cut_total: 0,
      parley_silent_connections_cut_total: 0,
    };
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((name) => [name, metrics[name]])), expected);
    assert.ok((metrics.parley_deliveries_total ?? 0) >= 3 * 2 + 2, "two events for all three, one for two of them");
    assert.ok((metrics.parley_delivery_seconds_count ?? 0) >= 3);
    assert.ok((metrics.parley_commit_seconds_count ?? 0) >= 7);
    assert.equal(metrics.parley_commit_seconds_count, metrics.parley_commit_jobs_count);
    assert.ok("nodejs_eventloop_lag_p99_seconds" in metrics && "process_resident_memory_bytes" in metrics);
    const names = Object.keys(metrics).join("\n");
    for (const secret of [room.room_id, room.title, alice.id, bob.id, "Bob", "Backend", "to all", "once"])
      assert.ok(!names.includes(secret), secret);
  });
});
