import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { asBlock, isInBlock, looksLikeCode } from "./code-likeness";

const code = {
  "a stack trace of Node":
    "TypeError: Cannot read properties of undefined (reading 'id')\n    at find (/srv/app.js:12:7)\n    at main (/srv/app.js:3:1)",
  "a stack trace of Python":
    'Traceback (most recent call last):\n  File "app.py", line 3, in <module>\n    main()\nValueError: no: 3',
  "a function": "function twice(x) {\n  return 2 * x;\n}",
  "lines of Python": "def twice(x):\n    return 2 * x",
  "a statement of SQL": "SELECT name, count(*)\nFROM runs\nWHERE version = 'v1';",
  "a configuration": 'name: "parley"\nport: 3000\nhosts: ["a", "b"]',
  markup: "<ul>\n<li>one</li>\n</ul>",
  "a log": "2026-11-30 10:05:11 started\n2026-11-30 10:05:12 ready",
  commands: "$ npm ci\n$ npm start",
  "a change": "- const a = 1;\n+ const a = 2;",
};

const letters = {
  "a single line": "const a = 1;",
  "two sentences": "The deploy went out at nine.\nTwo things to decide today:",
  "a list": "- milk\n- bread\n- eggs",
  "a numbered list": "1. does the old export stay?\n2. who tells the customers?",
  "a dialogue": "- Are you coming?\n- Yes, at ten.",
  "an address": "Ms Amira Khalil\n12 Long Street\n20099 Hamburg",
  "a letter": "Dear Priya,\n\nthank you for the numbers. If you have time, let us talk.\n\nBest,\nJonas",
  "a quotation": "> Who tells the customers?\nI do.",
  "an agenda": "10:00 welcome\n10:15 numbers\n10:45 questions",
  German: "Für Montag brauchen wir:\ndie Zahlen vom Oktober\nund einen Raum.",
};

describe("What is pasted looks like code:", () => {
  for (const [what, text] of Object.entries(code)) test(what, () => assert.equal(looksLikeCode(text), true));
});

describe("What is pasted does not look like code:", () => {
  for (const [what, text] of Object.entries(letters)) test(what, () => assert.equal(looksLikeCode(text), false));
});

test("a block of code is open behind a fence, and closed behind the next", () => {
  assert.equal(isInBlock("see:\n```\n"), true);
  assert.equal(isInBlock("see:\n```js\nx\n```\n"), false);
});

test("a block stands on lines of its own", () => {
  assert.equal(asBlock("a\nb\n", "", ""), "```\na\nb\n```");
  assert.equal(asBlock("a\nb", "see: ", " there"), "\n```\na\nb\n```\n");
  assert.equal(asBlock("a\nb", "see:\n", "\nthere"), "```\na\nb\n```");
});
