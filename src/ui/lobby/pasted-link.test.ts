import assert from "node:assert/strict";
import test from "node:test";
import { pathOfPasted } from "./pasted-link";

test("the link of an invitation leads to the door", () => {
  assert.equal(pathOfPasted("https://chat.example.org/join/Zk3-_x91Qw"), "/join/Zk3-_x91Qw");
  assert.equal(pathOfPasted("  <http://192.168.1.4:3000/join/Zk3-_x91Qw?from=mail>.\n"), "/join/Zk3-_x91Qw");
  assert.equal(pathOfPasted("chat.example.org/join/Zk3-_x91Qw/"), "/join/Zk3-_x91Qw");
});

test("the link of a room leads into it", () => {
  const room = "5d3c1c5e-0000-4000-8000-000000000001";
  assert.equal(pathOfPasted(`https://chat.example.org/rooms/${room}/moderate`), `/rooms/${room}`);
});

test("a bare code is enough", () => {
  assert.equal(pathOfPasted("Zk3-_x91Qw"), "/join/Zk3-_x91Qw");
});

test("anything else leads nowhere", () => {
  for (const text of ["", "hello", "see you at ten", "https://example.org/", "/join/", "javascript:alert(1)"])
    assert.equal(pathOfPasted(text), undefined, text);
});
