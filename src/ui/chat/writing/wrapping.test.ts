import assert from "node:assert/strict";
import { test } from "node:test";
import { wrapped } from "./wrapping";

/** The selection stands between bars; one bar is the caret. */
function after(text: string, marker: string): string {
  const from = text.indexOf("|");
  const to = text.lastIndexOf("|") === from ? from : text.lastIndexOf("|") - 1;
  const value = text.replaceAll("|", "");
  const it = wrapped({ value, from, to }, marker);
  const next = value.slice(0, it.from) + it.text + value.slice(it.to);
  const [start, end] = it.select;
  return start === end
    ? `${next.slice(0, start)}|${next.slice(start)}`
    : `${next.slice(0, start)}|${next.slice(start, end)}|${next.slice(end)}`;
}

test("a marker goes around the selection, and away again", () => {
  assert.equal(after("say |hello| now", "**"), "say **|hello|** now");
  assert.equal(after("say **|hello|** now", "**"), "say |hello| now");
  assert.equal(after("say |**hello**| now", "**"), "say |hello| now");
  assert.equal(after("say| hello |now", "_"), "say _|hello|_ now");
});

test("without a selection it goes around the word", () => {
  assert.equal(after("say hel|lo now", "**"), "say **hel|lo** now");
  assert.equal(after("say **hel|lo** now", "**"), "say hel|lo now");
  assert.equal(after("größer als Zoë|", "`"), "größer als `Zoë|`");
});

test("where no word is, the caret comes between two markers, and they go again", () => {
  assert.equal(after("say | now", "**"), "say **|** now");
  assert.equal(after("say **|** now", "**"), "say | now");
});

test("a bold text becomes italic, too", () => {
  assert.equal(after("**|bold|**", "_"), "**_|bold|_**");
  assert.equal(after("**|bold|**", "*"), "***|bold|***");
});
