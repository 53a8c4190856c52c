import assert from "node:assert/strict";
import { test } from "node:test";
import { fileNamedBy, urlOf } from "./file-address";

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
