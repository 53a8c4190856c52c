import assert from "node:assert/strict";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { describe, test } from "node:test";
import { WebSocket } from "ws";
import { TestServer } from "../testing/test-server";
import { originCheck } from "./origin";

/** A server's answers to the pages of an origin: over WebSocket, and to a mutation over HTTP. */
async function answersTo(server: TestServer, origin: string): Promise<(number | string)[]> {
  const socket = new WebSocket(server.socketUrl, { headers: { origin } });
  const upgraded = await Promise.race([
    once(socket, "open").then(() => "open"),
    once(socket, "unexpected-response").then(([, refusal]) => refusal.statusCode),
  ]);
  socket.on("error", () => {});
  socket.terminate();
  return [upgraded, (await createIdentity(server, origin)).status];
}

function createIdentity(server: TestServer, origin: string): Promise<Response> {
  const headers = { origin, "content-type": "application/json" };
  return fetch(`${server.origin}/api/trpc/identity.create`, { method: "POST", headers });
}

const WELCOME = ["open", 200];
const REFUSED = [403, 403];

test("With a public address only its pages, and those that are allowed besides, may use the server", async () => {
  await using server = await TestServer.start({
    PUBLIC_URL: "https://chat.example.org",
    ALLOWED_ORIGINS: "https://meet.example.org",
  });
  for (const origin of ["https://chat.example.org", "https://meet.example.org"])
    assert.deepEqual(await answersTo(server, origin), WELCOME, origin);
  for (const origin of [
    server.origin,
    "http://chat.example.org",
    "https://chat.example.org:8443",
    "https://chat.example.org.evil.example",
    "https://chat.example.org/",
    "https://evil.example/?https://chat.example.org",
    "https://sub.chat.example.org",
    "https://chat.example.org, https://evil.example",
    "null",
    "*",
  ])
    assert.deepEqual(await answersTo(server, origin), REFUSED, origin);
});

test("Without one, a page must come from the host that it asks", async () => {
  await using server = await TestServer.start();
  assert.deepEqual(await answersTo(server, server.origin), WELCOME);
  assert.deepEqual(await answersTo(server, server.origin.replace("http:", "https:")), WELCOME, "behind TLS");
  for (const origin of [
    "http://127.0.0.1",
    server.origin.replace("127.0.0.1", "localhost"),
    "null",
    "https://evil.example",
  ])
    assert.deepEqual(await answersTo(server, origin), REFUSED, origin);
});

test("Programs, which send no Origin, may use the server wherever it is", async () => {
  await using server = await TestServer.start({ PUBLIC_URL: "https://chat.example.org" });
  const { alice, others } = await server.meeting("Bob");
  await alice.sends("Hello");
  await others[0]?.receives({ message: "message_sent", content: "Hello" });
});

describe("A page of another site", () => {
  test("is told why in one line, and nothing has happened", async () => {
    await using server = await TestServer.start();
    const origin = "https://evil.example";
    const response = await createIdentity(server, origin);
    assert.equal(response.headers.get("set-cookie"), null);
    const { error } = await response.json();
    assert.equal(error.data.code, "FORBIDDEN");
    assert.match(error.message, /PUBLIC_URL/);
    const socket = new WebSocket(server.socketUrl, { headers: { origin } });
    const [, refusal]: IncomingMessage[] = await once(socket, "unexpected-response");
    const [line] = await once(refusal ?? process.stdin, "data");
    assert.match(String(line), /^[^\n]*PUBLIC_URL[^\n]*\n$/);
  });

  test("may link to pages and read what anybody may", async () => {
    await using server = await TestServer.start();
    const headers = { origin: "https://evil.example" };
    assert.equal((await fetch(`${server.origin}/healthz`, { headers })).status, 200);
    const lookup = await fetch(`${server.origin}/api/trpc/rooms.lookup?input={}`, { headers });
    assert.equal(lookup.status, 401);
    assert.equal(lookup.headers.get("access-control-allow-origin"), null, "the browser shows the answer to no page");
  });
});

test("A page of a site that is allowed may ask over HTTP, with a token, and read the answers", async () => {
  const site = "https://meet.example.org";
  await using server = await TestServer.start({ ALLOWED_ORIGINS: site });
  const asked = (origin: string) =>
    fetch(`${server.origin}/api/trpc/rooms.create`, {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type",
      },
    });
  const preflight = await asked(site);
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get("access-control-allow-origin"), site);
  assert.equal(preflight.headers.get("access-control-allow-headers"), "authorization, content-type");
  assert.equal(preflight.headers.get("access-control-allow-credentials"), null, "no cookies");
  assert.match(preflight.headers.get("vary") ?? "", /\bOrigin\b/);
  assert.equal((await createIdentity(server, site)).headers.get("access-control-allow-origin"), site);
  assert.equal((await asked("https://evil.example")).headers.get("access-control-allow-origin"), null);
});

test("Hosts are compared without regard to case, and a request without a host has no page of its own", () => {
  const isOwn = originCheck({ publicUrl: undefined, others: [] });
  const asked = (headers: Record<string, string>) => isOwn({ headers } as unknown as IncomingMessage);
  assert.equal(asked({ origin: "https://chat.example.org", host: "Chat.Example.org" }), true);
  assert.equal(asked({ origin: "https://chat.example.org" }), false);
  assert.equal(asked({}), true);
});
