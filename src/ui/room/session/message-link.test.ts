import assert from "node:assert/strict";
import test from "node:test";
import { linkTo, messageAt, messageIn } from "./message-link";

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

test("an address leads to a message of the room if it is that of this room on this server", () => {
  const origin = "https://chat.example.org";
  assert.equal(messageAt(linkTo(origin, room, id), origin, room), id);
  assert.equal(messageAt(linkTo(origin, room, id.toUpperCase()), origin, room), id);
  for (const href of [
    linkTo("https://chat.example.com", room, id),
    linkTo("http://chat.example.org", room, id),
    linkTo(origin, id, id),
    `${origin}/rooms/${room}?x#m=${id}`,
    `${origin}/rooms/${room}/moderate#m=${id}`,
    `${origin}/rooms/${room}#private=${id}`,
    `${origin}/rooms/${room}`,
    "mailto:bo@example.org",
    "no address",
  ])
    assert.equal(messageAt(href, origin, room), undefined, href);
});
