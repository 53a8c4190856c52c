import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { TestServer } from "../testing/test-server";

async function headersOf(server: TestServer, path: string, init?: RequestInit): Promise<Headers> {
  return (await fetch(`${server.origin}${path}`, init)).headers;
}

describe("Whatever is served", () => {
  test("comes with the headers that keep browsers from doing harm", async () => {
    await using server = await TestServer.start();
    for (const path of ["/", "/healthz", "/api/trpc/rooms.lookup", "/api/trpc/x", "/missing"]) {
      const headers = await headersOf(server, path);
      assert.equal(headers.get("x-content-type-options"), "nosniff", path);
      assert.equal(headers.get("referrer-policy"), "same-origin");
      assert.equal(headers.get("cross-origin-opener-policy"), "same-origin");
      assert.match(headers.get("permissions-policy") ?? "", /camera=\(\)/);
      const policy = headers.get("content-security-policy") ?? "";
      assert.match(policy, /(^|; )script-src 'self'(;|$)/);
      assert.doesNotMatch(policy, /unsafe|\*|https?:/);
      assert.match(policy, new RegExp(`connect-src 'self' ws://${new URL(server.origin).host} `));
      assert.equal(headers.get("strict-transport-security"), null);
    }
    const refused = await headersOf(server, "/api/trpc/identity.create", {
      method: "POST",
      headers: { origin: "https://evil.example" },
    });
    assert.equal(refused.get("x-content-type-options"), "nosniff");
  });

  test("is for this site's pages alone, but for the files of the build, which a page in a sandbox needs, too", async () => {
    await using server = await TestServer.start();
    const of = async (path: string) => {
      const headers = await headersOf(server, path, { headers: { origin: "null" } });
      return ["cross-origin-resource-policy", "access-control-allow-origin"].map((name) => headers.get(name));
    };
    for (const path of ["/", "/sw.js", "/look.json", "/_next/staticx", "/api/trpc/rooms.lookup"])
      assert.deepEqual(await of(path), ["same-origin", null], path);
    for (const path of ["/_next/static/chunks/main.js", "/look.js"])
      assert.deepEqual(await of(path), ["cross-origin", "*"], path);
  });

  test("is to be had by https alone where the public address is https", async () => {
    await using server = await TestServer.start({ PUBLIC_URL: "https://chat.example.org" });
    const headers = await headersOf(server, "/healthz");
    assert.match(headers.get("strict-transport-security") ?? "", /^max-age=\d{8,}$/);
    assert.match(headers.get("content-security-policy") ?? "", / wss:\/\/chat\.example\.org(;|$)/);
  });
});
