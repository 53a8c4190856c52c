import assert from "node:assert/strict";
import { test } from "node:test";
import { CATALOGUES } from "../language/catalogues/catalogues";
import { translating } from "../language/translation/translate";
import { inWords } from "./announcement";
import type { Gone, Lost, PinHeard } from "./fates";

const t = translating("en", CATALOGUES.en);

const gone = (by: Gone["gone"], name = "Bob"): Gone => ({ source: name, name, gone: by });
const lost = (reason: Lost["lost"]): Lost => ({ source: "alice", name: "Alice", lost: reason });

test("messages that are gone are told once for each kind of removal, with their authors", () => {
  assert.equal(inWords([gone("author")], t), "Bob took a message back.");
  assert.equal(inWords([gone("author"), gone("author", "Carol")], t), "2 people took 2 messages back.");
  assert.equal(inWords([gone("moderator")], t), "A moderator removed a message from Bob.");
  assert.equal(
    inWords([gone("moderator"), gone("author"), gone("moderator")], t),
    "Bob took a message back. A moderator removed 2 messages from Bob.",
  );
});

test("a user hears that a moderator removed their message, and why", () => {
  assert.equal(inWords([lost("none")], t), "A moderator removed your message.");
  assert.equal(inWords([lost("spam")], t), "A moderator removed your message: advertising.");
  assert.equal(inWords([lost("spam"), lost("none")], t), "A moderator removed 2 of your messages.");
});

test("a pin is one sentence with the text, and several are counted", () => {
  const pin = (to: PinHeard["to"]): PinHeard => ({ source: "alice", name: "Alice", pin: "Agenda", to });
  assert.equal(inWords([pin({ scope: "global" })], t), "Alice pinned a message for everyone: Agenda");
  const group = pin({ scope: "group", target: "/OU/Backend" });
  assert.equal(inWords([group], t), "Alice pinned a message in the group Backend: Agenda");
  assert.equal(inWords([group, group, group], t), "3 messages were pinned.");
});
