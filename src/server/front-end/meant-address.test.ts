import assert from "node:assert/strict";
import { once } from "node:events";
import { request as ask, createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { pageMeantBy, withMeantAddresses } from "./meant-address";

const CODE = "Zk3-_x91QwAbCdEfGhIj_-";
const ROOM = "5d3c1c5e-0000-4000-8000-00000000000a";

let server: Server;
before(async () => {
  // Like Next, fails on an undecodable path; otherwise it answers with the path.
  server = createServer(
    withMeantAddresses((request, response) => {
      const path = decodeURIComponent((request.url ?? "").split("?")[0] ?? "");
      const isPage = /^\/((join|rooms)\/[^/]+(\/moderate(\/[a-z]+)?)?)?$/.test(path);
      response.writeHead(isPage ? 200 : 404).end(path);
    }),
  ).listen(0, "127.0.0.1");
  await once(server, "listening");
});
after(() => server.close());

/** Requests a path verbatim, and follows redirects as a browser does. */
async function opened(path: string, method = "GET"): Promise<{ status?: number; at: string }> {
  const { port } = server.address() as AddressInfo;
  const [answer] = await once(ask({ port, path, method, host: "127.0.0.1" }).end(), "response");
  answer.resume();
  return answer.statusCode === 307 ? opened(answer.headers.location, method) : { status: answer.statusCode, at: path };
}

const door = [
  ...[
    "%",
    "%E2%80",
    "%E0%A4%A",
    "%2",
    "%zz",
    ".",
    ")",
    "...",
    "%20",
    "%E2%80%9D",
    "/x",
    "/",
    "//",
    "/x/y",
    "/moderate",
  ],
  ...["%2Fx", "%3Futm_source=x", "&fbclid=x", "%0A", "%00", "%5C", "\\", "%FF.", ";x", ",", ">", "%25", "%2525"],
].map((end) => `/join/${CODE}${end}`);
const ways = [
  "/JOIN/",
  "/Join/",
  "/join%2F",
  "/JOIN%2f",
  "//join//",
  "/join%252F",
  "/join\\",
  "/%6Aoin/",
  "/join/%20",
  "/join/(",
];

test("Any address with an invitation's code opens the door, whatever is around the code", async () => {
  for (const path of [...door, ...ways.map((way) => way + CODE), ...ways.map((way) => `${way + CODE}%/x`)])
    for (const method of ["GET", "HEAD"]) {
      const { status, at } = await opened(path, method);
      assert.equal(status, 200, path);
      assert.equal(at, `/join/${CODE}`, path);
    }
  assert.equal(
    (await opened(`/join/${CODE}?x=%`)).at,
    `/join/${CODE}?x=%`,
    "what is behind a question mark may be anything",
  );
});

test("Any address with a room's id opens the room, or its panel", async () => {
  for (const end of ["%", ".", ")", "/x", "%E2%80", "/moderatex", "%20"])
    assert.deepEqual(await opened(`/rooms/${ROOM}${end}`), { status: 200, at: `/rooms/${ROOM}` }, end);
  for (const path of [
    `/rooms/${ROOM}/moderate`,
    `/rooms/${ROOM}/moderate.`,
    `/ROOMS/${ROOM}/MODERATE%`,
    `/rooms%2F${ROOM}%2Fmoderate)`,
  ])
    assert.deepEqual(await opened(path), { status: 200, at: `/rooms/${ROOM}/moderate` }, path);
  for (const path of [
    `/rooms/${ROOM}/moderate/people`,
    `/ROOMS/${ROOM}/Moderate/People.`,
    `/rooms/${ROOM}/moderate/people/x`,
  ])
    assert.deepEqual(await opened(path), { status: 200, at: `/rooms/${ROOM}/moderate/people` }, path);
});

test("Every other address that cannot be decoded is not found, and is no mistake", async () => {
  for (const path of ["/%", "/%E2%80", "/a%zz?b=%", "/join%", "/join/%", "/rooms/%E0%A4%A/x", `/${"%".repeat(9_000)}`])
    assert.ok([200, 404].includes((await opened(path)).status ?? 0), path);
});

test("Addresses that are given out, and all others, stay as they are", () => {
  for (const path of [
    ...[
      "/",
      `/join/${CODE}`,
      `/rooms/${ROOM}`,
      `/rooms/${ROOM}/moderate`,
      `/rooms/${ROOM}/moderate/log`,
      "/join/x",
      "/rooms/x",
      "/join/-",
    ],
    ...[
      "/_next/data/build/join/x.json",
      "/_next/static/chunks/%5Binvite%5D.js",
      "/joining/x",
      "/api/join/x",
      "/join",
      "/sw.js",
    ],
    ...["//evil.example/join/", `/${"join/".repeat(500)}%`],
  ])
    assert.equal(pageMeantBy(path), undefined, path);
});

test("Nobody is led to another site", () => {
  for (const path of [
    "//join//evil.example",
    "/join/%0d%0aset-cookie:x",
    "/join//evil.example/",
    "/join/https://evil.example",
    "/rooms\\\\evil.example",
  ])
    assert.match(pageMeantBy(path) ?? "/join/x", /^\/(join|rooms)\/[\w-]+$/, path);
});
