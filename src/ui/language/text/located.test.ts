import assert from "node:assert/strict";
import test from "node:test";
import { located } from "./located";

const found = (text: string, ...mentions: (string | string[])[]) =>
  located(
    text,
    mentions.map((it) => [it].flat()),
  ).map(({ from, to, index }) => `${index} ${text.slice(from, to)}`);

test("a mention is found wherever its text stands as a whole", () => {
  assert.deepEqual(found("@Bob, is (@Bob) there? @Bob", "@Bob"), ["0 @Bob", "0 @Bob", "0 @Bob"]);
  assert.deepEqual(found("@Bobby, mail a@Bob or @bob", "@Bob"), []);
  assert.deepEqual(found("no sign", "@Bob"), []);
  assert.deepEqual(found("@$& and @.*", "@$&", "@.*"), ["0 @$&", "1 @.*"]);
});

test("the longer of two names is the one that is meant", () => {
  assert.deepEqual(found("@Bob Smith and @Bob", "@Bob", "@Bob Smith"), ["1 @Bob Smith", "0 @Bob"]);
  assert.deepEqual(found("@Bob Smith", "@Bob", "@Bob Smith"), ["1 @Bob Smith"]);
});

test("two people of one name have a place each, if there are two", () => {
  assert.deepEqual(found("@Bob, meet @Bob", "@Bob", "@Bob"), ["0 @Bob", "1 @Bob"]);
  assert.deepEqual(found("only @Bob", "@Bob", "@Bob"), ["0 @Bob"]);
});

test("a name in a script without spaces ends where it ends", () => {
  assert.deepEqual(found("你好@王伟你在吗", "@王伟"), ["0 @王伟"]);
});

test("a mention with several texts is found by each", () => {
  assert.deepEqual(found("@alle, and @everyone", ["@everyone", "@alle"]), ["0 @alle", "0 @everyone"]);
});
