import assert from "node:assert/strict";
import test from "node:test";
import { linkOf } from "./invitation-link";

test("the moderator's address replaces a link to this machine", () => {
  const atHome = { origin: "http://192.168.1.4:3000", hostname: "192.168.1.4" };
  const local = { origin: "http://localhost:3000", hostname: "localhost" };
  const invite = { code: "abc", url: "http://localhost:3000/join/abc" };
  const url = "https://chat.example.org/join/abc";
  assert.equal(linkOf(invite, atHome), "http://192.168.1.4:3000/join/abc");
  assert.equal(linkOf(invite, local), invite.url);
  assert.equal(linkOf({ code: "abc", url }, atHome), url);
});
