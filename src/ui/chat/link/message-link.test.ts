import assert from "node:assert/strict";
import test from "node:test";
import { linkTo, messageIn } from "./message-link";

const room = "70077007-0000-4000-8000-000000000000";
const id = "2c1d43b8-e6d7-4d2e-b8b5-2a1f9b0f6c11";

test("a link to a message leads to its room, and names it in the hash", () => {
  const link = linkTo("https://chat.example.org", room, id);
  assert.equal(link, `https://chat.example.org/rooms/${room}#m=${id}`);
  assert.equal(messageIn(new URL(link).hash), id);
  assert.equal(messageIn(`#m=${id.toUpperCase()}`), id);
});

test("no other hash names a message", () => {
  for (const hash of ["", "#", "#people", "#group=m=x", "#m=", "#m=x", `#m=${id}x`, `#private=${id}`])
    assert.equal(messageIn(hash), undefined, hash);
});
