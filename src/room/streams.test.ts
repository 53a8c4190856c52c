import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Act, actsOf, type SessionName } from "./testing/acts";
import { alice, as, bob, carol, gustav } from "./testing/cast";
import { ListeningRoom } from "./testing/listening-room";
import { Oracle } from "./testing/oracle";

const people = [alice, as("moderator", bob), carol, gustav];
const sessions = people.flatMap(({ id }): SessionName[] => [`${id} laptop`, `${id} phone`]);
const acts = actsOf(people, ["management", "backend", "constructor", "__proto__"]);

/** All sessions come back at the end, and have then heard all events that they should. */
const atLast: Act[] = sessions.map((session) => ({ session, what: "returns" }));

test("Each session hears exactly what it is to hear, in order, and once, whatever happens and however often it drops", () => {
  let refused = 0;
  fc.assert(
    fc.property(acts, (all) => {
      const [room, oracle] = [new ListeningRoom(people), new Oracle(people)];
      for (const act of [...all, ...atLast]) {
        room.after(act);
        oracle.after(act);
      }
      for (const session of sessions) assert.deepEqual(room.heard(session), oracle.heard(session), session);
      if (sessions.some((session) => oracle.heard(session).includes("all anew"))) refused += 1;
    }),
    { numRuns: 1000 },
  );
  assert.ok(refused > 50, "some came back as somebody else");
});

test("A private message is heard by its two people and by nobody else", () => {
  let heard = 0;
  fc.assert(
    fc.property(acts, (all) => {
      const room = new ListeningRoom(people);
      for (const act of [...all, ...atLast]) room.after(act);
      for (const { session, what } of all) {
        if (typeof what !== "object" || what.payload.action !== "send_message" || what.payload.scope !== "private")
          continue;
        const { content, target } = what.payload;
        const listeners = sessions
          .filter((it) => room.heard(it).some((line) => line.startsWith(content)))
          .map((it) => it.split(" ")[0]);
        const ofTheTwo = new Set([session.split(" ")[0], target]);
        assert.ok(listeners.every((it) => ofTheTwo.has(it ?? "")));
        heard += listeners.length;
      }
    }),
    { numRuns: 300 },
  );
  assert.ok(heard > 300, "private messages were heard at all");
});
