import assert from "node:assert/strict";
import test from "node:test";
import { type Found, Roster } from "./roster";

const NAMES = ["Alice", "Bob", "Carol", "Dave", "Erin"];
const PAGE = 2;

/** A server that answers when it is told to. */
function asking(kept: { everybody?: Found | undefined } = {}) {
  const asked: string[] = [];
  const waiting: ((fails?: Error) => void)[] = [];
  const roster = new Roster({
    ask: (query, after) => {
      asked.push(after === undefined ? query : `${query} after ${after}`);
      const named = NAMES.filter((name) => name.toLowerCase().includes(query));
      const rest = named.slice(after === undefined ? 0 : named.indexOf(after) + 1);
      return new Promise((resolve, reject) => {
        waiting.push((fails) =>
          fails ? reject(fails) : resolve({ ids: rest.slice(0, PAGE), complete: rest.length <= PAGE }),
        );
      });
    },
    kept,
    now: () => 1_000,
  });
  const answers = async (fails?: Error) => {
    const next = waiting.shift();
    assert.ok(next, "nothing was asked");
    next(fails);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    roster,
    asked,
    answers,
    state: () => roster.store.getState(),
    ids: () => roster.store.getState().found?.ids,
  };
}

test("people are read page by page", async () => {
  const { roster, asked, answers, state, ids } = asking();
  roster.find("");
  assert.equal(state().isAsking, true);
  await answers();
  assert.deepEqual(ids(), ["Alice", "Bob"]);
  roster.more();
  assert.equal(state().isAskingMore, true);
  await answers();
  roster.more();
  await answers();
  assert.deepEqual(ids(), NAMES);
  assert.equal(state().found?.complete, true);
  assert.equal(state().isAsking, false);
  roster.more();
  assert.deepEqual(asked, ["", " after Bob", " after Dave"]);
});

test("all pages that are there are read anew, and stay until then", async () => {
  const { roster, asked, answers, ids } = asking();
  roster.find("");
  await answers();
  roster.more();
  await answers();
  asked.length = 0;
  roster.again();
  await answers();
  assert.deepEqual(ids(), ["Alice", "Bob", "Carol", "Dave"]);
  await answers();
  assert.deepEqual(ids(), ["Alice", "Bob", "Carol", "Dave"]);
  assert.deepEqual(asked, ["", " after Bob"]);
  assert.equal(roster.answeredAt, 1_000);
});

test("people of an earlier search stay until the next is answered, and only its answer counts", async () => {
  const { roster, answers, state, ids } = asking();
  roster.find("");
  await answers();
  roster.find("a");
  roster.find("da");
  assert.deepEqual(ids(), ["Alice", "Bob"]);
  assert.equal(state().isOld, true);
  roster.more();
  await answers();
  assert.deepEqual(ids(), ["Alice", "Bob"], "the answer to a search that is over");
  await answers();
  assert.deepEqual(ids(), ["Dave"]);
  assert.equal(state().isOld, false);
});

test("a failure leaves the people of its search, and none of an earlier one", async () => {
  const { roster, answers, state, ids } = asking();
  const failure = new Error("no connection");
  roster.find("");
  await answers(failure);
  assert.deepEqual(state(), { found: undefined, isOld: false, isAsking: false, isAskingMore: false, failure });
  roster.again();
  assert.equal(state().failure, undefined);
  await answers();
  roster.more();
  await answers(failure);
  assert.deepEqual(ids(), ["Alice", "Bob"]);
  assert.equal(state().failure, failure);
  roster.find("da");
  assert.equal(state().failure, undefined);
  assert.deepEqual(ids(), ["Alice", "Bob"]);
  await answers(failure);
  assert.equal(ids(), undefined);
});

test("the list of all outlives its reader", async () => {
  const kept = {};
  const first = asking(kept);
  first.roster.find("");
  await first.answers();
  first.roster.find("da");
  await first.answers();
  const second = asking(kept);
  assert.deepEqual(second.ids(), ["Alice", "Bob"]);
  second.roster.find("");
  assert.equal(second.state().isAsking, true);
  first.roster.find("");
  assert.deepEqual(first.ids(), ["Alice", "Bob"]);
});
