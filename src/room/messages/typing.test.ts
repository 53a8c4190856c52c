import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { MAX_HERE_FOR_TYPING } from "../../protocol";
import { sees } from "../audience";
import { isDurable, isTally, needs } from "../namespaces";
import { alice, bob, carol, eventsOf, gustav, messages, nobody, roomOf, says } from "../testing/cast";

const everybody = [alice, bob, carol, gustav];
const typing = (to: object = { scope: "global" }) =>
  messages({ action: "typing", ...to } as Parameters<typeof messages>[0]);

function hearers(by: typeof bob, to: object): string[] {
  const [event] = eventsOf(says(by, typing(to)));
  assert.ok(event);
  return everybody.filter((it) => sees(it, event)).map(({ display_name }) => display_name);
}

describe("Typing", () => {
  test("is heard by those who would see the message, and not by the participant's own sessions", () => {
    assert.deepEqual(hearers(bob, { scope: "global" }), ["Alice", "Carol", "Gustav"]);
    assert.deepEqual(hearers(bob, { scope: "group", target: "management" }), ["Alice"]);
    assert.deepEqual(hearers(bob, { scope: "private", target: carol.id }), ["Carol"]);
    assert.deepEqual(hearers(bob, { scope: "private", target: bob.id }), []);
  });

  test("is of the moment, and keeps no receipt", () => {
    const [event] = eventsOf(says(bob, typing()));
    assert.ok(event && !isDurable(event) && !isTally(event));
    assert.equal(needs(typing(), bob.id).isPassing, true);
  });

  test("to a group or a person that no message reaches is refused as a message is", () => {
    for (const to of [
      { scope: "group", target: "management" },
      { scope: "private", target: nobody },
    ] as const) {
      const message = { namespace: "chat", payload: { action: "send_message", ...to, content: "Hello" } } as const;
      assert.deepEqual(says(carol, typing(to)), says(carol, message));
    }
  });

  test("goes nowhere while the chat is switched off, whatever the target", () => {
    const off = roomOf(everybody, false);
    for (const to of [{ scope: "global" }, { scope: "private", target: nobody }])
      assert.deepEqual(says(bob, typing(to), off), { kind: "accepted", events: [] });
  });

  test("goes nowhere with more than a hundred here, and absent people do not count", () => {
    const room = roomOf();
    assert.equal(eventsOf(says(bob, typing(), { ...room, here: MAX_HERE_FOR_TYPING })).length, 1);
    assert.equal(eventsOf(says(bob, typing(), { ...room, here: MAX_HERE_FOR_TYPING + 1 })).length, 0);
    const unknown = { scope: "private", target: nobody };
    assert.equal(says(bob, typing(unknown), { ...room, here: MAX_HERE_FOR_TYPING + 1 }).kind, "bad_request");
  });
});
