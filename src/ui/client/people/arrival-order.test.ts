import assert from "node:assert/strict";
import test from "node:test";
import { ArrivalOrder, dropArrivalOrder } from "./arrival-order";

const id = (number: number) => `0199aaaa-0000-7000-8000-${String(number).padStart(12, "0")}`;
const ids = (...numbers: readonly number[]) => numbers.map(id);
const room = id(999);

test("participants have places in the order of their ids, and later ones follow", (t) => {
  t.after(() => dropArrivalOrder(room));
  let known = ids(3, 1, 2);
  const order = new ArrivalOrder(room, () => known);
  assert.deepEqual(
    ids(1, 2, 3).map((it) => order.of(it)),
    [0, 1, 2],
  );
  known = ids(3, 1, 2, 5, 4);
  assert.deepEqual(
    ids(1, 2, 3, 4, 5).map((it) => order.of(it)),
    [0, 1, 2, 3, 4],
  );
});

test("places stay after a reload, when those who left are unknown and earlier ones return", (t) => {
  t.after(() => dropArrivalOrder(room));
  const before = new ArrivalOrder(room, () => ids(2, 3));
  assert.equal(before.of(id(3)), 1);
  const after = new ArrivalOrder(room, () => ids(1, 3));
  assert.deepEqual(
    ids(3, 1, 2).map((it) => after.of(it)),
    [1, 2, 0],
  );
});

test("two tabs agree", (t) => {
  t.after(() => dropArrivalOrder(room));
  const one = new ArrivalOrder(room, () => ids(1, 2));
  const other = new ArrivalOrder(room, () => ids(1, 2, 3));
  one.of(id(2));
  assert.equal(other.of(id(3)), 2);
  assert.equal(one.of(id(4)), 3);
  assert.equal(one.of(id(3)), 2);
});

test("of a crowd only the first have a place, and what the browser keeps is bounded", (t) => {
  t.after(() => dropArrivalOrder(room));
  const crowd = Array.from({ length: 1_000 }, (_, at) => id(at));
  const order = new ArrivalOrder(room, () => crowd);
  assert.equal(order.of(id(63)), 63);
  assert.equal(order.of(id(64)), undefined);
  assert.equal(order.of(id(999_999)), undefined);
});

test("another room has an order of its own", (t) => {
  t.after(() => dropArrivalOrder(room));
  t.after(() => dropArrivalOrder(id(998)));
  assert.equal(new ArrivalOrder(room, () => ids(1, 2)).of(id(2)), 1);
  assert.equal(new ArrivalOrder(id(998), () => ids(2)).of(id(2)), 0);
});
