import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import jwt from "jsonwebtoken";
import { refusalOf } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

const SECRET = "a secret of thirty-two characters";
const unauthenticated = { code: "UNAUTHORIZED", reason: "unauthenticated" };
const unknown = "00000000-0000-4000-8000-000000000000";

let server: TestServer;
before(async () => {
  server = await TestServer.start({ SECRET });
});
after(() => server[Symbol.asyncDispose]());

/** Whether a token belongs to the room's owner. */
async function owns(room_id: string, token: string): Promise<boolean> {
  const { status, body } = await server.get("rooms.lookup", { room_id }, { token });
  return status === 200 && body.result.data.role === "moderator";
}

async function roomOf(token: string): Promise<string> {
  const { body } = await server.post("rooms.create", { title: "Weekly" }, { token });
  return body.result.data.room_id;
}

describe("identity.create", () => {
  test("makes a new identity each time, for who has none", async () => {
    const [one, other] = [await server.identity(), await server.identity()];
    const room_id = await roomOf(one);
    assert.ok(await owns(room_id, one));
    assert.ok(!(await owns(room_id, other)));
  });

  test("answers the token alone, and sets the same as a cookie for 400 days", async () => {
    const { status, body, headers } = await server.post("identity.create");
    assert.equal(status, 200);
    assert.deepEqual(Object.keys(body.result.data), ["token"]);
    const [cookie, ...attributes] = (headers.getSetCookie()[0] ?? "").split("; ");
    assert.equal(cookie?.split("=")[1], body.result.data.token);
    assert.deepEqual(new Set(attributes), new Set(["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=34560000"]));
  });

  test("sets a Secure cookie when the public address is https", async () => {
    await using secure = await TestServer.start({ PUBLIC_URL: "https://chat.example.org" });
    const { headers } = await secure.post("identity.create");
    const [cookie = "", ...more] = headers.getSetCookie();
    assert.match(cookie, /^__Host-parley_identity=[^;]+; Max-Age=34560000; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    assert.deepEqual(more, []);
  });

  test("believes over https no cookie that a neighbouring host could set, and puts it away", async () => {
    await using secure = await TestServer.start({ SECRET, PUBLIC_URL: "https://chat.example.org" });
    const token = await secure.identity();
    const { body } = await secure.post("rooms.create", { title: "Weekly" }, { token });
    const { room_id } = body.result.data;
    const status = async (cookie: string) => (await secure.get("rooms.lookup", { room_id }, { cookie })).status;
    const own = `__Host-parley_identity=${token}`;
    assert.equal(await status(own), 200, "the test knows how the cookie is named");
    const strangers = [
      `parley_identity=${token}`,
      `__Host-=; parley_identity=${token}`,
      `__host-parley_identity=${token}`,
    ];
    for (const planted of strangers) {
      assert.equal(await status(planted), 401, planted);
      const made = await secure.post("identity.create", undefined, { cookie: planted });
      assert.equal(made.headers.get("identity-remembered"), "false");
      assert.notEqual(
        jwt.decode(made.body.result.data.token)?.sub,
        jwt.decode(token)?.sub,
        "a newcomer is nobody else",
      );
      const connection = await secure.connect(undefined, { cookie: planted });
      const { error } = await connection.ask("query", "rooms.lookup", { room_id });
      assert.equal(error?.data.reason, "unauthenticated");
    }
    const stranger = await secure.identity();
    assert.equal(await status(`parley_identity=${stranger}; ${own}`), 200);
    const { headers } = await secure.post("identity.create", undefined, { cookie: `parley_identity=${stranger}` });
    assert.match(headers.getSetCookie()[1] ?? "", /^parley_identity=; Max-Age=0; Path=\//);
  });

  test("believes over http no cookie of https", async () => {
    const token = await server.identity();
    const { headers } = await server.post("identity.create", undefined, { cookie: `__Host-parley_identity=${token}` });
    assert.equal(headers.get("identity-remembered"), "false");
  });

  test("renews the identity of a token", async () => {
    const token = await server.identity();
    const room_id = await roomOf(token);
    const renewed = await server.identity({ token });
    assert.ok(await owns(room_id, renewed));
    const { exp } = jwt.decode(renewed) as { exp: number };
    assert.ok(Math.abs(exp - Date.now() / 1000 - 400 * 24 * 60 * 60) < 60);
  });

  test("renews the identity of a cookie", async () => {
    const { body, headers } = await server.post("identity.create");
    const [cookie] = (headers.getSetCookie()[0] ?? "").split(";");
    const room_id = await roomOf(body.result.data.token);
    assert.ok(await owns(room_id, await server.identity({ cookie })));
  });

  test("says whether the browser sent the identity's cookie", async () => {
    const { body, headers } = await server.post("identity.create");
    assert.equal(headers.get("identity-remembered"), "false", "a first visit");
    const [cookie] = (headers.getSetCookie()[0] ?? "").split(";");
    const { token } = body.result.data;
    const remembered = async (asking: { token?: string; cookie?: string }) =>
      (await server.post("identity.create", undefined, asking)).headers.get("identity-remembered");
    assert.equal(await remembered({ token }), "false", "a browser that keeps no cookies");
    assert.equal(await remembered({ token, cookie }), "true");
    assert.equal(await remembered({ cookie }), "true");
    assert.equal(await remembered({ token: await server.identity(), cookie }), "false", "another's cookie");
  });

  test("makes a new identity for who has an invalid token", async () => {
    const token = await server.identity({ token: "nonsense" });
    assert.ok(await owns(await roomOf(token), token));
  });
});

describe("Over HTTP", () => {
  test("an explicit token beats the cookie, and is never mended by it", async () => {
    const [one, other] = [await server.post("identity.create"), await server.identity()];
    const [cookie] = (one.headers.getSetCookie()[0] ?? "").split(";");
    const room_id = await roomOf(one.body.result.data.token);
    const asked = (asking: { token?: string; cookie?: string }) => server.get("rooms.lookup", { room_id }, asking);
    assert.equal((await asked({ cookie })).status, 200);
    assert.equal((await asked({ cookie, token: other })).body.error.data.reason, "not_found");
    assert.equal((await asked({ cookie, token: "nonsense" })).body.error.data.reason, "unauthenticated");
  });

  test("every other procedure is for who has an identity", async () => {
    const room = { room_id: unknown };
    for (const [path, input] of [
      ["rooms.create", { title: "Weekly" }],
      ["invites.create", { ...room, role: "user" }],
      ["invites.revoke", { ...room, code: "x" }],
    ] as const) {
      const { status, body } = await server.post(path, input);
      assert.equal(status, 401);
      assert.equal(body.error.data.reason, "unauthenticated", path);
    }
    for (const [path, input] of [
      ["rooms.lookup", room],
      ["rooms.log", room],
      ["invites.list", room],
      ["chat.history", { ...room, scope: "global" }],
    ] as const)
      assert.equal((await server.get(path, input)).body.error.data.reason, "unauthenticated", path);
  });

  test("signaling is not to be had", async () => {
    const token = await server.identity();
    const payload = { action: "enable_chat" };
    const { status, body } = await server.post("signaling.send", { namespace: "chat", payload }, { token });
    assert.equal(status, 400);
    assert.equal(body.error.data.reason, "not_joined");
    const session = await fetch(
      `${server.origin}/api/trpc/signaling.session?input=${encodeURIComponent(JSON.stringify({ room_id: unknown, display_name: "Bob" }))}`,
      { headers: { authorization: `Bearer ${token}` } },
    );
    assert.match(await session.text(), /"reason":"not_joined"/);
  });
});

describe("Over WebSocket", () => {
  test("a cookie says who is speaking, and a token beats it", async () => {
    const { body, headers } = await server.post("identity.create");
    const [cookie = ""] = (headers.getSetCookie()[0] ?? "").split(";");
    const room_id = await roomOf(body.result.data.token);
    const lookup = async (token?: string) => {
      const connection = await server.connect(token, { cookie });
      const { result, error } = await connection.ask("query", "rooms.lookup", { room_id });
      return error?.data.reason ?? result?.type;
    };
    assert.equal(await lookup(), "data");
    assert.equal(await lookup(await server.identity()), "not_found");
    assert.equal(await lookup("nonsense"), "unauthenticated");
  });

  test("an invalid token is no identity, and no error of the connection", async () => {
    const bob = server.personWith("Bob", "nonsense");
    assert.deepEqual(await refusalOf(bob.client.rooms.create.mutate({ title: "Weekly" })), unauthenticated);
    assert.deepEqual(await refusalOf(bob.joins({ room_id: unknown })), unauthenticated);
    assert.deepEqual(await refusalOf(bob.does("chat", { action: "enable_chat" })), unauthenticated);
    assert.equal(bob.connection.connections, 1, "the client had no reason to come back");
    const { token } = await bob.client.identity.create.mutate();
    assert.ok(await owns(await roomOf(token), token));
  });

  test("connection parameters without a token, and of the wrong type, are no identity", async () => {
    for (const data of [null, {}, { token: "" }, { token: 5 }, { token: ["x"] }, "x", [1], { other: "x" }]) {
      const connection = await server.connectSaying({ method: "connectionParams", data });
      const { error } = await connection.ask("query", "rooms.lookup", { room_id: unknown });
      assert.equal(error?.data.reason, "unauthenticated");
    }
  });
});

describe("A token", () => {
  test("of another secret, without a signature, expired or changed is none", async () => {
    const subject = unknown;
    const good = jwt.sign({}, SECRET, { subject, expiresIn: 60 });
    assert.ok(await owns(await roomOf(good), good), "the test knows how tokens are made");
    const [head, body, signature = ""] = good.split(".");
    for (const token of [
      jwt.sign({}, `${SECRET}!`, { subject, expiresIn: 60 }),
      jwt.sign({}, null, { subject, algorithm: "none" }),
      jwt.sign({}, SECRET, { subject, expiresIn: -1 }),
      jwt.sign({}, SECRET, { expiresIn: 60 }),
      jwt.sign({}, SECRET, { subject: "bob", expiresIn: 60 }),
      `${head}.${body}.${signature.slice(1)}`,
      `${head}.${Buffer.from(JSON.stringify({ sub: subject })).toString("base64url")}.${signature}`,
    ])
      assert.equal((await server.post("rooms.create", { title: "x" }, { token })).status, 401);
  });

  test("outlives the server, whose secret is kept beside the database", async () => {
    await using own = await TestServer.start();
    const alice = await own.person("Alice");
    const { room_id } = await alice.client.rooms.create.mutate({ title: "Weekly" });
    await own.restart();
    const { body } = await own.get("rooms.lookup", { room_id }, { token: alice.token });
    assert.equal(body.result.data.role, "moderator");
  });
});
