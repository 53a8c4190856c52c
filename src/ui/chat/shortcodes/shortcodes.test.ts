import assert from "node:assert/strict";
import { test } from "node:test";
import { emojiIn } from "../emoji/emoji";
import { codedFor, emojiAskedAt, loadShortcodes, shortcodeAt } from "./shortcodes";

const asked = (text: string) => emojiAskedAt(text, text.length)?.query;
const whole = (text: string) => shortcodeAt(text, text.length)?.query;

test("a colon and two letters ask for an emoji at the beginning of a word", () => {
  assert.equal(asked(":ta"), "ta");
  assert.equal(asked("well done :tad"), "tad");
  assert.equal(asked("(:smile_cat"), "smile_cat");
  assert.equal(asked("yes :+1"), "+1");
  assert.equal(asked("für :grö"), "grö");
});

test("times, addresses, emoticons, code and words with a colon ask for none", () => {
  for (const text of [
    ":t",
    "12:30:45",
    "http://ab",
    "::1",
    "std::vector",
    "a:bc",
    ":-D",
    ":)",
    "10:30",
    "`:ta",
    "```\n:ta",
    "key:value",
  ])
    assert.equal(asked(text), undefined, text);
});

test("a whole shortcode ends with a colon", () => {
  assert.equal(whole("done :tada:"), "tada");
  assert.equal(whole(":+1:"), "+1");
  for (const text of ["12:30:", "a:tada:", "::", "`:tada:", "std::"]) assert.equal(whole(text), undefined, text);
});

test("the emoji with the code comes first, then those that the panel finds, in each language", async () => {
  const codes = await loadShortcodes();
  const [english, german] = [await emojiIn("en"), await emojiIn("de")];
  const first = (data: typeof english, query: string) => codedFor(data.emojis, codes, query)[0];
  assert.equal(first(english, "tada")?.emoji.emoji, "🎉");
  assert.equal(first(english, "tad")?.code, "tada");
  assert.equal(first(german, "tada")?.emoji.emoji, "🎉");
  assert.ok(codedFor(german.emojis, codes, "rakete").some(({ emoji }) => emoji.emoji === "🚀"));
  assert.equal(first(english, "+1")?.emoji.emoji, "👍");
  assert.deepEqual(codedFor(english.emojis, codes, "zzzz"), []);
  assert.ok(codedFor(english.emojis, codes, "he").length <= 8);
  assert.equal(codes.get("heart"), "❤");
});
