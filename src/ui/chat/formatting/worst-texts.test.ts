import assert from "node:assert/strict";
import { test } from "node:test";
import { MAX_CONTENT_BYTES } from "../../../protocol";
import { formatted } from "./formatted";

/** In milliseconds. A few on an idle machine, which the tests do not have. */
const BOUND = 40;

const steps = (indent: (at: number) => string) =>
  Array.from({ length: 400 }, (_, at) => `${indent(at)}a`)
    .join("\n")
    .slice(0, MAX_CONTENT_BYTES);

const WORST = [
  ..."*_`>[<&~-\n@",
  "> ",
  "- ",
  "- a\n",
  "1. a\n",
  "> a\n",
  "> - 1. a\n",
  "*a ",
  "*a* ",
  "a* ",
  "**a",
  "**a *b ",
  "*_~~a ",
  "_a _b_ ",
  "**太",
  "` `` ",
  "`a` ",
  "```a\n",
  "```\n",
  "```\na\n```\n",
  "a\n\n",
  "*a*\n\n",
  "a\n> b\n\n",
  "https://a.b/c_d_ ",
  "👍* ",
  "\t- a\n",
];

/** The best of several runs: what else the machine does is not the parser's. */
function timeOf(text: string): number {
  const times = Array.from({ length: 8 }, () => {
    const start = process.cpuUsage();
    formatted(text);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

for (const part of WORST)
  test(`a message full of ${JSON.stringify(part)} costs little time`, () => {
    const text = part.repeat(MAX_CONTENT_BYTES / part.length);
    assert.ok(timeOf(text) < BOUND);
  });

test("deep lists and quotations cost little time", () => {
  assert.ok(timeOf(steps((at) => `${"  ".repeat(at)}- `)) < BOUND);
  assert.ok(timeOf(steps((at) => "> ".repeat(at % 40))) < BOUND);
});
