import assert from "node:assert/strict";
import { test } from "node:test";
import type { Addressee } from "../../protocol";
import { CATALOGUES } from "../language/catalogues/catalogues";
import { translating } from "../language/translation/translate";
import { type Heard, inWords } from "./announcement";

const t = translating("en", CATALOGUES.en);

const renamed = (source: string, old_name: string, name: string): Heard => ({ source, old_name, name });
const deed = (it: "chat_enabled" | "chat_disabled" | "history_cleared", name = "Alice"): Heard => ({
  ...{ source: name, name, deed: it },
});

test("sixty new names of a person are one sentence, and none if the old name is back", () => {
  const many = Array.from({ length: 60 }, (_, nth) => renamed("bob", `Bob ${nth}`, `Bob ${nth + 1}`));
  assert.equal(inWords(many, t), "Bob 0 is now called Bob 60.");
  assert.equal(inWords([...many, renamed("bob", "Bob 60", "Bob 0")], t), "");
});

test("of many people's new names three are told, and the others counted", () => {
  const many = Array.from({ length: 20 }, (_, nth) => renamed(`${nth}`, `Old ${nth}`, `New ${nth}`));
  const three = "Old 0 is now called New 0. Old 1 is now called New 1. Old 2 is now called New 2.";
  assert.equal(inWords(many, t), `${three} 17 more people have new names.`);
});

test("switches are told by their net effect, and clearings once", () => {
  const [on, off] = [deed("chat_enabled"), deed("chat_disabled", "Mara")];
  assert.equal(inWords([off, on], t), "");
  assert.equal(inWords([off, on, { ...off }], t), "Mara switched the chat off.");
  assert.equal(
    inWords(
      Array.from({ length: 9 }, () => deed("history_cleared")),
      t,
    ),
    "Alice cleared the history.",
  );
});

test("an announcement is told once and before everything else, and of many the newest three", () => {
  const announced = (announcement: string): Heard => ({ source: "alice", name: "Alice", announcement });
  const said: Heard = { source: "bob", name: "Bob", to: { scope: "global" }, text: "Hello" };
  const lunch = "Announcement from Alice: Lunch";
  assert.equal(inWords([said, announced("Lunch"), announced("Lunch")], t), `${lunch} Bob: Hello`);
  const many = Array.from({ length: 5 }, (_, at) => announced(`${at}`));
  assert.equal(inWords(many, t), [2, 3, 4].map((at) => `Announcement from Alice: ${at}`).join(" "));
});

test("names are told verbatim, whatever signs they contain", () => {
  for (const name of ["$` $& $'", "<name/>", "<before/>", "{{count}}", "$t(kit.app)"]) {
    assert.equal(inWords([renamed("bob", name, "Bob")], t), `${name} is now called Bob.`);
    assert.equal(inWords([deed("chat_enabled", name)], t), `${name} switched the chat on.`);
  }
});

test("a mention and an answer say so, in each kind of conversation", () => {
  const said = (calls: "mentions" | "answers", to: Addressee, text = "Ready?"): Heard => ({
    ...{ source: "alice", name: "Alice", calls, to, text },
  });
  const group: Addressee = { scope: "group", target: "/OU/Backend" };
  const direct: Addressee = { scope: "private", target: "alice" };
  assert.equal(inWords([said("mentions", { scope: "global" })], t), "Alice mentions you: Ready?");
  assert.equal(inWords([said("answers", { scope: "global" })], t), "Alice answers you: Ready?");
  assert.equal(inWords([said("mentions", group)], t), "Alice mentions you in the group Backend: Ready?");
  assert.equal(inWords([said("answers", direct)], t), "Alice answers you, privately: Ready?");
});

test("a burst counts the mentions and answers in it, conversation by conversation", () => {
  const said = (to: Addressee, calls?: "mentions" | "answers"): Heard => ({
    ...{ source: "alice", name: "Alice", to, text: "Hm", ...(calls && { calls }) },
  });
  const [everyone, direct] = [{ scope: "global" }, { scope: "private", target: "alice" }] as const;
  const burst = [said(everyone), said(everyone, "mentions"), said(everyone, "answers"), said(everyone, "mentions")];
  assert.equal(
    inWords([...burst, said(direct), said(direct)], t),
    "2 private messages from Alice. 4 new messages from Alice. 2 of them mention you. 1 of them answers you.",
  );
});

test("a conversation with a mention is told before those that are only counted", () => {
  const said = (target: string, calls?: "mentions"): Heard => ({
    ...{ source: "alice", name: "Alice", to: { scope: "group", target }, text: target, ...(calls && { calls }) },
  });
  const words = inWords([said("a"), said("b"), said("c"), said("d"), said("e", "mentions")], t);
  assert.ok(words.startsWith("Alice mentions you in the group e: e "), words);
  assert.ok(words.endsWith("New messages in 1 more conversation."), words);
});

test("what is said to everyone says so while another conversation is open", () => {
  const said = (calls?: "mentions" | "answers"): Heard => ({
    ...{ source: "larry", name: "Larry", to: { scope: "global" }, text: "Hm", ...(calls && { calls }) },
  });
  const open = "private alice";
  assert.equal(inWords([said()], t, open), "Larry, to everyone: Hm");
  assert.equal(inWords([said("mentions")], t, open), "Larry mentions you, to everyone: Hm");
  assert.equal(inWords([said("answers")], t, open), "Larry answers you, to everyone: Hm");
  assert.equal(inWords([said(), said()], t, open), "To everyone: 2 new messages from Larry.");
  assert.equal(inWords([said(), said()], t), "2 new messages from Larry.");
});
