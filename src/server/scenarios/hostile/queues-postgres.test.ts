import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { test } from "node:test";
import { HTTP_REQUESTS_OF_ADDRESS, HTTP_REQUESTS_WAITING } from "../../kit/limits";
import { TestServer } from "../../testing/test-server";

const ADDRESSES = 13;
const GREEDY = 100;
/** The number of requests that start before all have arrived. */
const BEGUN = 60;

/** A repeated request. */
type Asked = { readonly head: string; readonly body: string };

/** Sends a request on `times` connections at once, as one address; resolves when all are connected, before they ask. */
async function asks({ origin }: TestServer, { head, body }: Asked, { from, times }: { from: string; times: number }) {
  const more = [`X-Forwarded-For: ${from}`, `Content-Length: ${body.length}`, "Connection: close"];
  const request = [head, ...more, "", body].join("\r\n");
  const sockets = Array.from({ length: times }, () => connect(Number(new URL(origin).port), "127.0.0.1"));
  for (const socket of sockets) socket.setEncoding("utf8").write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await Promise.all(sockets.map((socket) => once(socket, "data")));
  return async (): Promise<string[]> => {
    for (const socket of sockets) socket.write(request);
    return Promise.all(sockets.map(async (socket) => (await socket.toArray()).join("")));
  };
}

/** A room, and requests about it that are answered a few at a time. */
async function open() {
  const server = await TestServer.start({ TRUSTED_PROXIES: "127.0.0.1", MAX_ROOMS_PER_HOUR: "0" });
  const token = await server.identity();
  const { body } = await server.post("rooms.create", { title: "Weekly" }, { token });
  const input = encodeURIComponent(JSON.stringify({ room_id: body.result.data.room_id }));
  const headers = `Host: localhost\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json`;
  const kinds: Record<string, Asked> = {
    questions: { head: `GET /api/trpc/rooms.lookup?input=${input} HTTP/1.1\r\n${headers}`, body: "" },
    changes: { head: `POST /api/trpc/rooms.create HTTP/1.1\r\n${headers}`, body: '{"title":"Another"}' },
  };
  return { server, kinds };
}

const countOf = (answers: readonly string[], status: number) =>
  answers.filter((it) => it.startsWith(`HTTP/1.1 ${status} `)).length;

for (const kind of ["questions", "changes"])
  test(`Of ${kind} over HTTP that wait for their turn an address has so many, and is refused more than that`, async () => {
    const { server, kinds } = await open();
    await using _ = server;
    const ask = await asks(server, kinds[kind] as Asked, { from: "203.0.113.1", times: 3 * GREEDY });
    const answers = await ask();
    const [answered, refused] = [countOf(answers, 200), countOf(answers, 429)];
    assert.equal(answered + refused, 3 * GREEDY);
    assert.ok(answered >= HTTP_REQUESTS_OF_ADDRESS && answered < HTTP_REQUESTS_OF_ADDRESS + BEGUN, `${answered}`);
    const refusal = answers.find((it) => it.startsWith("HTTP/1.1 429")) ?? "";
    assert.match(refusal, /retry-after: 1\r\n.*"reason":"too_many_requests","retry_after_ms":1000/is);
  });

test("Of all addresses so many requests wait, and where there are more the greediest are refused their newest", async () => {
  const { server, kinds } = await open();
  await using _ = server;
  const { questions } = kinds as { questions: Asked };
  const greedy = await Promise.all(
    Array.from({ length: ADDRESSES }, (_, at) => asks(server, questions, { from: `203.0.113.${at}`, times: GREEDY })),
  );
  const modest = await asks(server, questions, { from: "203.0.113.200", times: 3 });
  const [own = [], ...others] = await Promise.all([...greedy, modest].map((ask) => ask()).reverse());
  const answers = others.flat();
  const [answered, refused] = [countOf(answers, 200), countOf(answers, 503)];
  assert.equal(answered + refused, ADDRESSES * GREEDY);
  assert.ok(answered >= HTTP_REQUESTS_WAITING - 3 && answered < HTTP_REQUESTS_WAITING + BEGUN, `${answered}`);
  assert.equal(countOf(own, 200), 3, "who asks little is answered");
});
