import assert from "node:assert/strict";
import type { IncomingMessage } from "node:http";
import { test } from "node:test";
import { addressOf, networkIn } from "./address";
import { fileNamedBy, urlOf } from "./file-address";

const trusted = ["10.0.0.0/8", "192.168.1.1", "fd00::/8"].flatMap((text) => networkIn(text) ?? []);

function from(remoteAddress: string, forwarded?: string, proxies = trusted): string {
  const headers = { ...(forwarded !== undefined && { "x-forwarded-for": forwarded }) };
  return addressOf({ socket: { remoteAddress }, headers } as unknown as IncomingMessage, proxies);
}

test("A request comes from where its connection does", () => {
  assert.equal(from("203.0.113.7"), "203.0.113.7");
  assert.equal(from("::ffff:203.0.113.7"), "203.0.113.7");
  assert.equal(from("2001:db8:1:2:3:4:5:6"), from("2001:db8:1:2::1"), "the same network");
  assert.notEqual(from("2001:db8:1:2::1"), from("2001:db8:1:3::1"));
});

test("A forwarding header counts only as far as trusted proxies wrote it", () => {
  assert.equal(from("203.0.113.7", "198.51.100.1"), "203.0.113.7", "not by a stranger");
  assert.equal(from("10.1.2.3", "198.51.100.1"), "198.51.100.1");
  assert.equal(from("::ffff:10.1.2.3", "198.51.100.1"), "198.51.100.1");
  assert.equal(from("fd00::1", "198.51.100.1"), "198.51.100.1");
  assert.equal(from("10.1.2.3", "1.1.1.1, 198.51.100.1"), "198.51.100.1", "the last, which the proxy has seen itself");
  assert.equal(from("10.1.2.3", "198.51.100.1, 192.168.1.1"), "198.51.100.1", "through two proxies");
  assert.equal(from("10.1.2.3", "198.51.100.1, 192.168.1.2"), "192.168.1.2", "the second of which is a stranger");
  assert.equal(from("10.1.2.3", "198.51.100.1", []), "10.1.2.3", "where none is trusted");
});

test("A proxy may write an address with its port, in brackets, with its zone or as one of the other family", () => {
  const written: Record<string, readonly string[]> = {
    "203.0.113.7": ["203.0.113.7:51234", "::ffff:203.0.113.7", "[::ffff:203.0.113.7]:51234", "::ffff:cb00:7107"],
    "2001:db8:1:2::/64": [
      "[2001:db8:1:2::9]",
      "[2001:db8:1:2::9]:443",
      "2001:DB8:1:2::9%eth0",
      "[2001:db8:1:2::9%2]:1",
    ],
  };
  for (const [address, ways] of Object.entries(written))
    for (const way of ways) {
      assert.equal(from("10.1.2.3", way), address, way);
      assert.equal(
        from("10.1.2.3", `1.1.1.1, ${way}, 192.168.1.1:80, [fd00::1]:443`),
        address,
        `${way}, by three proxies`,
      );
    }
});

test("A text that is no address is ignored", () => {
  for (const forwarded of [
    ...["", "unknown", "198.51.100.1:80x", ",,,", "198.51.100.1, <script>", "198.51.100.1:", "198.51.100.1:123456"],
    ...[
      "[198.51.100.1",
      "2001:db8::1]",
      "[]:80",
      "[[::9]]",
      "1.2.3:80",
      "198.51.100.1:80:80",
      ":80",
      "_hidden",
      '"1.1.1.1"',
    ],
  ])
    assert.equal(from("10.1.2.3", forwarded), "10.1.2.3", forwarded);
  assert.equal(from(""), "unknown");
});

test("Networks are addresses with or without a length", () => {
  for (const text of ["127.0.0.1", "::1", "10.0.0.0/8", "2001:db8::/32"]) assert.ok(networkIn(text), text);
  for (const text of ["", "localhost", "10.0.0.0/33", "10.0.0.0/", "10.0.0", "*"]) assert.ok(!networkIn(text), text);
});

test("an address names the file that it says", () => {
  for (const [url, file] of [
    ["file:./data/parley.db", "./data/parley.db"],
    ["file:parley.db", "parley.db"],
    ["file:/var/lib/parley/parley.db", "/var/lib/parley/parley.db"],
    ["file:///var/lib/parley/parley.db", "/var/lib/parley/parley.db"],
    ["file://localhost/var/parley.db", "/var/parley.db"],
    ["file:./my%20data/parley.db", "./my data/parley.db"],
    ["file:./my data/parley.db", "./my data/parley.db"],
    ["file:///x%20y/100%25%3f%23.db", "/x y/100%?#.db"],
    ["file:./dätä/🦜.db", "./dätä/🦜.db"],
    ["file:///a\\b.db", "/a\\b.db"],
    ["file:./~/parley.db", "./~/parley.db"],
  ] as const)
    assert.deepEqual(fileNamedBy(url), { file }, url);
});

test("an address that could mean another file names none, and says why", () => {
  for (const [url, why] of [
    ["file:./data/parley.db?connection_limit=1", "has the option connection_limit=1"],
    ["file:///nowhere/x/parley.db?mode=ro", "has the option mode=ro"],
    ["file:./data/parley.db?", "has the option ?"],
    ["file:./w#d/parley.db", "has a #"],
    ["file:./100%.db", "has a %"],
    ["file:./a%zz.db", "has a %"],
    ["file:./a%2Fb.db", "has a %2F"],
    ["file:///a%2fb.db", "has a %2F"],
    ["file:./a%00.db", "has a %2F or %00"],
    ["file://db.example/parley.db", "names the machine db.example"],
    ["file:~/parley.db", "begins with ~"],
    ["file::memory:", "names no file"],
    ["file:./data/", "names a folder"],
    ["file:///", "names a folder"],
    ["file://", "names a folder"],
  ] as const) {
    const named = fileNamedBy(url);
    assert.ok("fault" in named && named.fault.startsWith(why) && !named.fault.includes("\n"), url);
  }
});

test("every path has an address", () => {
  for (const path of ["/var/lib/parley/parley.db", "./a b/100%?#ü.db", "/tmp/%3F.db", "/a\\b"])
    assert.deepEqual(fileNamedBy(urlOf(path)), { file: path });
});
