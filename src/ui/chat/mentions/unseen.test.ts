import assert from "node:assert/strict";
import test from "node:test";
import type { Addressee } from "../../../protocol";
import { alice, bob, carol, control } from "../../../room/testing/cast";
import { Stage } from "../../../room/testing/stage";
import type { View } from "../../../room/view";
import { type Chosen, mentionsOf, standingIn } from "../../client/state/chosen";
import { allowedTo, lockedIn, unseenIn } from "./unseen";

const board: Addressee = { scope: "group", target: "management" };
const global: Addressee = { scope: "global" };
const toBob: Chosen = { text: "@Bob", id: bob.id };
const toCarol: Chosen = { text: "@Carol", id: carol.id };
const managers: Chosen = { text: "@management", group: "management" };
const all: Chosen = { text: "@everyone", all: true };

const viewOf = (stage: Stage, { id }: { id: string }): View => stage.viewOf(id);

test("a mention goes with its text, and comes back with it", () => {
  const chosen = [toBob, toCarol, managers];
  assert.deepEqual(standingIn("@Bob and @management", chosen), [toBob, managers]);
  assert.deepEqual(standingIn("@Bobby", chosen), []);
  assert.deepEqual(mentionsOf(standingIn("@Bob @management", chosen)), {
    mentions: [bob.id],
    mention_groups: ["management"],
  });
  assert.deepEqual(mentionsOf([toBob, toBob, all]), { mentions: [bob.id], mention_all: true });
  assert.deepEqual(mentionsOf([]), {});
});

test("somebody who is taken out of a group is not reached there any more", () => {
  const stage = new Stage();
  assert.deepEqual(unseenIn(viewOf(stage, alice), board, [toBob, toCarol]), ["@Carol"]);
  assert.deepEqual(unseenIn(viewOf(stage, alice), global, [toBob, toCarol]), []);
  stage.does(alice, control({ action: "set_groups", target: bob.id, groups: [] }));
  assert.deepEqual(unseenIn(viewOf(stage, alice), board, [toBob]), ["@Bob"]);
});

test("a mention that the server would refuse stays text: a lost group, and everybody for a user", () => {
  const stage = new Stage();
  assert.deepEqual(lockedIn(viewOf(stage, bob), global, [managers, all, toCarol]), ["@everyone"]);
  assert.deepEqual(allowedTo(viewOf(stage, alice), global, [managers, all]), [managers, all]);
  stage.does(alice, control({ action: "set_groups", target: bob.id, groups: [] }));
  assert.deepEqual(lockedIn(viewOf(stage, bob), global, [managers]), ["@management"]);
  assert.deepEqual(allowedTo(viewOf(stage, bob), global, [managers, toCarol]), [toCarol]);
});
