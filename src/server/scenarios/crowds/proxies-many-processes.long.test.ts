import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Cluster, NO_CLUSTER } from "../../testing/cluster";
import { freePort, missing } from "../../testing/machine/own-program";
import { HOST, TlsProxy } from "../../testing/network/tls-proxy";
import { ServerProcess } from "../../testing/server-process";

const settings = { TRUSTED_PROXIES: "127.0.0.1", PRESENCE_GRACE_MS: "300" };
/** The length of a real query: a hundred ids of people, and more. */
const LONG = `/healthz?${"x".repeat(7_000)}`;

/** The normal answers; a caller without an identity may not know of any room. */
const EXPECTED = { reading: 401, changing: 200, asking: 200, connecting: 200 };

for (const kind of ["caddy", "nginx"] as const) {
  describe(`${kind}, set up as the documents say`, { skip: missing(kind) }, () => {
    test("passes everything on to one process, and tells it who asks", async () => {
      const PORT = String(await freePort());
      const PUBLIC_URL = `https://${HOST}`;
      await using _server = await ServerProcess.start({
        ...settings,
        ...{ PORT, PUBLIC_URL, MAX_CONNECTIONS_PER_ADDRESS: "1" },
      });
      await using proxy = await TlsProxy.before(kind, [PORT]);
      assert.equal(await proxy.ask("/healthz"), 200);
      assert.equal(await proxy.ask(LONG), 200);
      assert.equal(await proxy.ask("/api/trpc/identity.create", { method: "POST" }), 200);
      assert.equal(await proxy.ask("/metrics"), 404, "where others come by a proxy");
      const first = await proxy.connects("127.0.0.2");
      await assert.rejects(proxy.connects("127.0.0.2"), /429/, "one more of the same address");
      const second = await proxy.connects("127.0.0.3");
      for (const socket of [first, second]) socket.terminate();
    });

    test("lets no request fail while three processes are restarted in turn", { skip: NO_CLUSTER }, async () => {
      await using cluster = await Cluster.start(3, { ...settings, MAX_IDENTITIES_PER_ADDRESS_PER_HOUR: "0" });
      await using proxy = await TlsProxy.before(
        kind,
        cluster.nodes.map(({ origin }) => new URL(origin).port),
      );
      const failed: string[] = [];
      let done = 0;
      let isOver = false;
      const again = async (what: keyof typeof EXPECTED, work: () => Promise<number>) => {
        while (!isOver) {
          const status = await work().catch((error: Error) => error.message);
          if (status !== EXPECTED[what]) failed.push(`${what}: ${status}`);
          done += 1;
          await sleep(5);
        }
      };
      const connecting = async () => {
        const socket = await proxy.connects();
        socket.terminate();
        return 200;
      };
      const load = [
        ...[1, 2].map(() => again("reading", () => proxy.ask("/api/trpc/rooms.participants?input=%7B%7D"))),
        again("changing", () => proxy.ask("/api/trpc/identity.create", { method: "POST" })),
        ...[1, 2, 3, 4, 5, 6].map(() => again("asking", () => proxy.ask("/api/trpc", { method: "POST" }))),
        ...[1, 2].map(() => again("connecting", connecting)),
      ];
      for (const node of [...cluster.nodes, ...cluster.nodes]) {
        await node.dies("SIGTERM");
        await node.starts();
      }
      isOver = true;
      await Promise.all(load);
      assert.deepEqual(failed, [], `of ${done}`);
      assert.ok(done > 100, `only ${done} were tried`);
    });
  });
}
