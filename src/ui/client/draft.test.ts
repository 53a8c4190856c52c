import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { Draft, KEPT_AT_MOST } from "./draft";

const KEY = "parley.draft.room.global";
const entries = new Map<string, string>();
let isFull = false;

beforeEach(() => {
  const store = {
    getItem: (key: string) => entries.get(key) ?? null,
    removeItem: (key: string) => entries.delete(key),
    setItem: (key: string, value: string) => {
      if (isFull) throw new DOMException("full", "QuotaExceededError");
      entries.set(key, value);
    },
  };
  Object.defineProperty(globalThis, "localStorage", { configurable: true, value: store });
  mock.timers.enable({ apis: ["setTimeout"] });
});
afterEach(() => {
  mock.timers.reset();
  Reflect.deleteProperty(globalThis, "localStorage");
  entries.clear();
  isFull = false;
});

class Tab {
  readonly sent: string[] = [];
  readonly draft = new Draft(KEY, (text) => this.sent.push(text));
  readonly shown: string[] = [];
  constructor() {
    this.draft.standsIn({ show: (text) => this.shown.push(text), tell: () => {} });
  }
}

test("a tab that has written nothing itself follows the others", () => {
  const [one, two] = [new Tab(), new Tab()];
  one.draft.write("Hello");
  two.draft.changedElsewhere();
  assert.equal(two.draft.text, "Hello");
  two.draft.write("Hello, all");
  one.draft.changedElsewhere();
  assert.deepEqual(one.shown, ["Hello, all"]);
});

test("a letter typed and deleted in one tab harms nothing in another, whether that heard of it or not", () => {
  for (const hasHeard of [true, false]) {
    entries.clear();
    const [one, two] = [new Tab(), new Tab()];
    one.draft.write("Hello");
    if (hasHeard) two.draft.changedElsewhere();
    const before = two.draft.text;
    two.draft.write(`${before}x`);
    two.draft.write(before);
    one.draft.changedElsewhere();
    assert.equal(one.draft.text, "Hello");
    assert.equal(two.draft.text, "Hello");
    assert.equal(entries.get(KEY), "Hello");
  }
});

test("a letter typed and deleted in one tab goes from another that has just written and heard of each", () => {
  const [one, two] = [new Tab(), new Tab()];
  one.draft.write("Hello");
  for (const text of ["Hellox", "Hello"]) {
    two.draft.changedElsewhere();
    two.draft.write(text);
    one.draft.changedElsewhere();
    assert.equal(one.draft.text, text);
  }
  assert.equal(entries.get(KEY), "Hello");
});

test("two tabs that write at once keep their own texts, joined when one tab is left", () => {
  const [one, two] = [new Tab(), new Tab()];
  one.draft.write("From one");
  two.draft.write("From two");
  two.draft.changedElsewhere();
  one.draft.changedElsewhere();
  assert.equal(two.draft.text, "From two");
  assert.equal(one.draft.text, "From one");
  two.draft.settle();
  one.draft.changedElsewhere();
  assert.equal(two.draft.text, "From one\nFrom two");
  assert.equal(one.draft.text, "From one\nFrom two");
  assert.equal(new Draft(KEY).text, "From one\nFrom two");
});

test("a draft that is sent in one tab goes from the others, but not what they added", async () => {
  const [one, two, three] = [new Tab(), new Tab(), new Tab()];
  one.draft.write("Hello");
  two.draft.changedElsewhere();
  three.draft.changedElsewhere();
  const sent = one.draft.release(Promise.resolve());
  assert.equal(one.draft.text, "");
  assert.equal(entries.get(KEY), "Hello", "until the message is safe, a crash brings the draft back");
  await sent;
  two.draft.changedElsewhere();
  assert.equal(two.draft.text, "");
  three.draft.write("Hello, all");
  three.draft.changedElsewhere();
  assert.equal(three.draft.text, "Hello, all");
  assert.equal(new Draft(KEY).text, "Hello, all");
});

test("a text that is written while another tab sends an earlier one stays, though that tab has not heard of it", async () => {
  const [one, two] = [new Tab(), new Tab()];
  one.draft.write("Sent");
  two.draft.changedElsewhere();
  two.draft.write("The next");
  entries.set(KEY, "Sent");
  await one.draft.release(Promise.resolve());
  assert.equal(entries.get(KEY), undefined);
  two.draft.changedElsewhere();
  assert.equal(two.draft.text, "The next");
  assert.equal(new Draft(KEY).text, "The next");
  one.draft.changedElsewhere();
  assert.equal(one.draft.text, "The next");
});

test("a text goes with its message from the tab where it was just written, whichever news comes first", async () => {
  for (const isToldFirst of [true, false]) {
    entries.clear();
    const [one, two] = [new Tab(), new Tab()];
    two.draft.write("Hello");
    one.draft.changedElsewhere();
    await one.draft.release(Promise.resolve());
    const news = [() => two.draft.sentElsewhere(one.sent[0] ?? ""), () => two.draft.changedElsewhere()];
    for (const hears of isToldFirst ? news : news.reverse()) hears();
    assert.equal(two.draft.text, "");
    assert.deepEqual(two.shown.at(-1), "");
    one.draft.changedElsewhere();
    assert.equal(one.draft.text, "");
    assert.equal(entries.get(KEY), undefined);
  }
});

test("another text than the one that was sent stays", async () => {
  const [one, two] = [new Tab(), new Tab()];
  one.draft.write("Sent");
  two.draft.changedElsewhere();
  two.draft.write("The next");
  await one.draft.release(Promise.resolve());
  assert.deepEqual(one.sent, ["Sent"]);
  two.draft.sentElsewhere("Sent");
  assert.equal(two.draft.text, "The next");
  assert.equal(entries.get(KEY), "The next");
});

test("text typed while a message is becoming safe is the next draft", async () => {
  const { draft } = new Tab();
  draft.write("Hello");
  const sent = draft.release(Promise.resolve());
  draft.write("And");
  await sent;
  assert.equal(new Draft(KEY).text, "And");
});

test("a long draft is kept at a pause, or when the field is left; one that is too long is not", () => {
  const long = "long ".repeat(4_000);
  const { draft } = new Tab();
  draft.write(long);
  assert.equal(entries.get(KEY), undefined);
  mock.timers.tick(1_000);
  assert.equal(entries.get(KEY), long);
  draft.write(`${long}!`);
  draft.settle();
  assert.equal(entries.get(KEY), `${long}!`);
  assert.equal(draft.isKept, true);
  draft.write("x".repeat(KEPT_AT_MOST + 1));
  draft.settle();
  assert.equal(draft.isKept, false);
  assert.equal(draft.text.length, KEPT_AT_MOST + 1);
  draft.write("short");
  assert.equal(draft.isKept, true);
  assert.equal(entries.get(KEY), "short");
});

test("a draft in a full browser stays in the page, and reports that it goes with it", () => {
  const { draft } = new Tab();
  draft.write("Kept");
  isFull = true;
  draft.write("Kept no more");
  assert.equal(draft.isKept, false);
  draft.changedElsewhere();
  assert.equal(draft.text, "Kept no more");
  isFull = false;
  draft.write("Kept again");
  assert.equal(draft.isKept, true);
  assert.equal(entries.get(KEY), "Kept again");
});
