import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Command } from "../../protocol";
import {
  all,
  control,
  does,
  edits,
  first,
  inOneCommit,
  joins,
  KICKED,
  MUTED,
  moderation,
  type Row,
  raises,
  reacts,
  renames,
  says,
  speaks,
  toGroup,
} from "../testing/store/acts-in-lanes";
import { meetingInLanes } from "../testing/store/meeting-in-lanes";

/** All that moderators can do to somebody. */
const ROWS: Readonly<Record<string, Row>> = {
  "a mute and a message": { alice: MUTED, next: speaks, outcome: "muted" },
  "a mute and an edit": { given: first, alice: MUTED, next: edits, outcome: "muted" },
  "a mute and a reaction": { given: first, alice: MUTED, next: reacts, outcome: "muted" },
  "a mute and a new name": { alice: MUTED, next: renames, outcome: "muted" },
  "a kick and a message": { alice: KICKED, next: speaks, outcome: "not_joined" },
  "a kick and a return": { alice: KICKED, next: joins("bob"), outcome: "waits" },
  "a sending back and a return": {
    alice: moderation({ action: "send_to_waiting_room", target: "bob" }),
    next: joins("bob"),
    outcome: "waits",
  },
  "a debriefing and a message": {
    alice: moderation({ action: "debrief", kick_scope: "all" }),
    next: speaks,
    outcome: "not_joined",
  },
  "a debriefing and a return": {
    alice: moderation({ action: "debrief", kick_scope: "users_and_guests" }),
    next: joins("bob"),
    outcome: "waits",
  },
  "a waiting room and a newcomer": {
    alice: moderation({ action: "enable_waiting_room" }),
    next: joins("dora"),
    outcome: "waits",
  },
  "a refusal at the door and another try": {
    given: all(does("alice", moderation({ action: "enable_waiting_room" })), joins("dora")),
    alice: moderation({ action: "decline", target: "dora" }),
    next: joins("dora"),
    outcome: "too_many_requests",
  },
  "a ban and a message": { alice: moderation({ action: "ban", target: "bob" }), next: speaks, outcome: "banned" },
  "a ban and a return": { alice: moderation({ action: "ban", target: "bob" }), next: joins("bob"), outcome: "banned" },
  "a ban with its invitation and another who comes by that": {
    given: joins("dora"),
    alice: moderation({ action: "ban", target: "dora", revoke_invite: true }),
    next: joins("emil"),
    outcome: "invite_revoked",
  },
  "a ban with its invitation and a participant who brings that": {
    given: joins("dora"),
    alice: moderation({ action: "ban", target: "dora", revoke_invite: true }),
    next: joins("carol", "Caroline"),
    outcome: "invite_revoked",
  },
  "hands switched off and a hand": {
    alice: moderation({ action: "disable_raise_hands" }),
    next: raises,
    outcome: "raise_hands_disabled",
  },
  "kept names and a new name": {
    alice: moderation({ action: "enable_display_name_change_restrictions", unrestricted_participants: [] }),
    next: renames,
    outcome: "insufficient_permissions",
  },
  "a given name and a new name": {
    alice: moderation({ action: "change_display_name", target: "bob", new_name: "Robert" }),
    next: does("bob", moderation({ action: "change_display_name", target: "bob", new_name: "Bobby" })),
    outcome: "insufficient_permissions",
  },
  "the loss of a role and its use": {
    given: does("alice", control({ action: "grant_moderator_role", target: "bob" })),
    alice: control({ action: "revoke_moderator_role", target: "bob" }),
    next: does("bob", MUTED),
    outcome: "insufficient_permissions",
  },
  "the loss of a group and a message": {
    alice: control({ action: "set_groups", target: "bob", groups: [] }),
    next: does("bob", says("Hello", toGroup)),
    outcome: "not_a_member",
  },
};

describe("Of restrictions, what is decided in one commit after", () => inOneCommit(ROWS));

describe("Somebody who comes back in the commit that sends them away", () => {
  const AWAY: Readonly<Record<string, Command>> = {
    "by a kick": KICKED,
    "to the waiting room": moderation({ action: "send_to_waiting_room", target: "bob" }),
    "by a debriefing": moderation({ action: "debrief", kick_scope: "users_and_guests" }),
  };
  for (const [how, sendsAway] of Object.entries(AWAY))
    test(`${how} stands at the door, on the disk too`, async () => {
      await using scene = await meetingInLanes();
      await scene.together(
        () => scene.does("alice", sendsAway),
        () => scene.joins("bob"),
      );
      const row = await scene.database.read.participant.findUnique({ where: { id: "bob" } });
      assert.equal(row?.admission, "waiting");
      assert.ok(row?.waiting_at, "moderators see him");
      assert.equal(await scene.does("alice", moderation({ action: "accept", target: "bob" })), "accepted");
      assert.equal(await scene.joins("bob"), "accepted");
    });

  test("and is let in at once is in", async () => {
    await using scene = await meetingInLanes();
    const outcomes = await scene.together(
      () => scene.does("alice", KICKED),
      () => scene.joins("bob"),
      () => scene.does("alice", moderation({ action: "accept", target: "bob" })),
      () => scene.joins("bob"),
      () => speaks(scene),
    );
    assert.deepEqual(outcomes, ["accepted", "waits", "accepted", "accepted", "accepted"]);
    assert.equal(await scene.does("bob", says("Still here")), "accepted");
  });
});
