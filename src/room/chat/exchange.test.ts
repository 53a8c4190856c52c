import assert from "node:assert/strict";
import { test } from "node:test";
import type { Addressee } from "../../protocol";
import { alice, bob, carol } from "../testing/cast";
import { addresseeIn, conversationOf, correspondentIn } from "./exchange";

test("An exchange has the same key for all viewers", () => {
  assert.equal(
    conversationOf(alice.id, { scope: "private", target: bob.id }),
    conversationOf(bob.id, { scope: "private", target: alice.id }),
  );
  const names = [
    conversationOf(alice.id, { scope: "global" }),
    conversationOf(alice.id, { scope: "group", target: "global" }),
    conversationOf(alice.id, { scope: "private", target: bob.id }),
    conversationOf(alice.id, { scope: "private", target: alice.id }),
    conversationOf(bob.id, { scope: "private", target: bob.id }),
  ];
  assert.equal(new Set(names).size, names.length);
});

test("The key tells its people the addressee, and others nothing", () => {
  const all: Addressee[] = [
    { scope: "global" },
    { scope: "group", target: "global" },
    { scope: "group", target: `private:${alice.id}:${bob.id}` },
    { scope: "private", target: bob.id },
    { scope: "private", target: alice.id },
  ];
  for (const to of all) assert.deepEqual(addresseeIn(conversationOf(alice.id, to), alice.id), to);
  const exchange = conversationOf(alice.id, { scope: "private", target: bob.id });
  assert.deepEqual(
    [alice, bob, carol].map(({ id }) => correspondentIn(exchange, id)),
    [bob.id, alice.id, undefined],
  );
  assert.equal(correspondentIn("global", alice.id), undefined);
});
