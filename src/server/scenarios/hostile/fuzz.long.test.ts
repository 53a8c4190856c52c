import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { WebSocket } from "ws";
import { chance, HostileFrames } from "../../testing/hostile/frames";
import type { RawConnection } from "../../testing/raw-connection";
import { ServerProcess } from "../../testing/server-process";

const FRAMES = 20_000;
/** A new process still grows by compiled code and caches. */
const WARM_UP = 6_000;
const GROWTH_BYTES = 128 * 1024 * 1024;
/** The number of frames in flight on each connection; above it, the server would pause the client. */
const AT_ONCE = 30;
const CONNECTIONS = 4;
/** The level of harmless log lines. */
const INFO = 30;

/** A failure prints the seed: `PARLEY_FUZZ_SEED=… npm run test:unit -- fuzz` repeats its frames. */
const seed = Number(process.env.PARLEY_FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** An attacker who sends hostile frames, and reconnects again and again. */
class Mallory {
  readonly #url: string;
  readonly #token: string;
  readonly #room: object;
  readonly #frames: HostileFrames;
  #goOn: (value?: unknown) => void = () => {};
  sent = 0;
  /** Answers that blame the server. */
  readonly faults: string[] = [];

  constructor(url: string, token: string, room: object, frames: HostileFrames) {
    this.#url = url;
    this.#token = token;
    this.#room = room;
    this.#frames = frames;
  }

  async sends(count: number): Promise<void> {
    for (let left = count; left > 0; left -= AT_ONCE) {
      const socket = await this.#connected();
      for (let at = 0; at < Math.min(left, AT_ONCE); at++) {
        socket.send(this.#frames.next());
        this.sent += 1;
      }
      socket.send("PING");
      await new Promise((resolve) => (this.#goOn = resolve));
      socket.terminate();
    }
  }

  async #connected(): Promise<WebSocket> {
    const socket = new WebSocket(`${this.#url}?connectionParams=1`);
    socket.on("error", () => {});
    socket.on("message", (data: Buffer) => {
      if (data.length === 4 && data.toString() === "PONG") this.#goOn();
      else if (data.includes("INTERNAL_SERVER_ERROR")) this.faults.push(data.toString());
    });
    socket.on("close", () => this.#goOn());
    await once(socket, "open");
    socket.send(JSON.stringify({ method: "connectionParams", data: { token: this.#token } }));
    socket.send(
      JSON.stringify({ id: 9000, method: "subscription", params: { path: "signaling.session", input: this.#room } }),
    );
    return socket;
  }
}

/** A room with a person who might be disturbed. */
async function roomOn(server: ServerProcess) {
  const token = await server.identity();
  const { body } = await server.post("rooms.create", { title: "Weekly" }, { token });
  const { room_id, invites } = body.result.data;
  const connection = await server.connect(token);
  const { data } = await connection.joins({ room_id, display_name: "Alice" });
  assert.ok(data.payload.message === "join_success");
  return { room_id, invites, connection, id: data.payload.id };
}

/** Sends messages during the attack, and expects each of them in order and nothing else. */
async function talks(connection: RawConnection, isGoingOn: () => boolean): Promise<number> {
  let said = 0;
  for (; isGoingOn(); said++) {
    const { error } = await connection.send({ action: "send_message", scope: "global", content: `${said}` });
    assert.equal(error, undefined);
    const { payload } = (await connection.event()).data;
    assert.ok(payload.message === "message_sent");
    assert.equal(payload.content, `${said}`);
  }
  assert.deepEqual(connection.rest, []);
  return said;
}

test(`${FRAMES} hostile frames neither crash the server nor disturb others (PARLEY_FUZZ_SEED=${seed})`, async () => {
  await using server = await ServerProcess.start();
  const [quiet, stormy] = [await roomOn(server), await roomOn(server)];
  const { room_id, invites, id } = stormy;
  const mallories: Mallory[] = [];
  for (let index = 0; index < CONNECTIONS; index++) {
    const frames = new HostileFrames(chance(seed + index), { room_id, id, invite: invites.user });
    const joining = { room_id, display_name: "Mallory", invite: invites.moderator };
    mallories.push(new Mallory(server.socketUrl, await server.identity(), joining, frames));
  }
  let isGoingOn = true;
  const talk = talks(quiet.connection, () => isGoingOn);
  const attack = (frames: number) => Promise.all(mallories.map((it) => it.sends(frames / CONNECTIONS)));
  await attack(WARM_UP);
  const before = server.memory;
  await attack(FRAMES - WARM_UP);
  isGoingOn = false;

  assert.ok((await talk) > 10, "they talked all the while");
  assert.equal((await fetch(`${server.origin}/healthz`)).status, 200);
  assert.ok(mallories.reduce((sum, { sent }) => sum + sent, 0) >= FRAMES);
  assert.deepEqual(mallories.flatMap(({ faults }) => faults).slice(0, 3), []);
  const faults = server.output.filter((line) => line.startsWith("{") && JSON.parse(line).level > INFO);
  assert.deepEqual(faults.slice(0, 3), [], "it has logged no fault");
  const growth = server.memory - before;
  assert.ok(growth < GROWTH_BYTES, `grew by ${Math.round(growth / 1024 / 1024)} MiB`);
});

test("A frame of up to 64 KiB is read, a larger one ends its connection with 1009 and costs no memory", async () => {
  await using server = await ServerProcess.start();
  const { connection } = await roomOn(server);
  connection.write(" ".repeat(64 * 1024));
  assert.equal((await connection.answerTo(null)).error?.code, -32700);
  connection.write(" ".repeat(64 * 1024 + 1));
  assert.equal(await connection.closed, 1009);

  const send = async (bytes: Buffer, isFragmented: boolean) => {
    const flooding = await server.connect();
    if (isFragmented) for (let at = 0; at < 256; at++) flooding.socket.send(bytes.subarray(0, 1024), { fin: false });
    else flooding.socket.send(bytes);
    // The connection may be gone before the client has read the code.
    assert.ok([1009, 1006].includes(await flooding.closed));
  };
  const bytes = Buffer.alloc(8 * 1024 * 1024, " ");
  for (let count = 0; count < 10; count++) await send(bytes, count % 2 === 0);
  const before = server.memory;
  for (let count = 0; count < 100; count++) await send(bytes, count % 2 === 0);
  const growth = server.memory - before;
  assert.ok(growth < 64 * 1024 * 1024, `grew by ${Math.round(growth / 1024 / 1024)} MiB`);
});
