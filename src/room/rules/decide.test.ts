import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Rules } from "../../protocol";
import { rulesCommand } from "../../protocol/schemas";
import type { Member } from "../base/room";
import { alice, bob, eventsOf, roomOf, rules, says } from "../testing/cast";
import { evolveRules } from "./decide";
import { DEFAULT_RULES, roomRules } from "./rules";

const sets = (by: Member, given: Partial<Rules>, room = roomOf()) =>
  says(by, rules({ action: "set_rules", ...given }), room);

describe("set_rules", () => {
  test("tells everybody the whole set, and what has changed", () => {
    const [event, ...others] = eventsOf(
      sets(alice, { post_global: "moderators", slow_mode_seconds: 30, typing: true }),
    );
    assert.deepEqual(event, {
      namespace: "rules",
      by: alice.id,
      payload: {
        message: "rules_changed",
        rules: { ...DEFAULT_RULES, post_global: "moderators", slow_mode_seconds: 30 },
        changed: [
          { field: "post_global", from: "everyone", to: "moderators" },
          { field: "slow_mode_seconds", from: 0, to: 30 },
        ],
        issued_by: alice.id,
      },
    });
    assert.deepEqual(others, []);
  });

  test("is for moderators, whatever it asks for", () => {
    for (const given of [{}, { typing: false }, { hold: "guests" }] as const)
      assert.deepEqual(sets(bob, given), { kind: "refused", error: "insufficient_permissions" });
  });

  test("has nothing to do where nothing is given or nothing changes", () => {
    for (const given of [{}, { post_global: "everyone" }, { ...DEFAULT_RULES }] as const)
      assert.deepEqual(sets(alice, given), { kind: "refused", error: "nothing_to_do" });
  });

  test("adds to the rules of before", () => {
    let room = roomOf();
    for (const given of [{ reactions: false }, { typing: false }]) {
      const [event] = eventsOf(sets(alice, given, room));
      assert.ok(event?.payload.message === "rules_changed");
      room = evolveRules(room, event.payload);
    }
    assert.deepEqual(roomRules.of(room), { ...DEFAULT_RULES, reactions: false, typing: false });
  });

  test("takes each field within its bounds", () => {
    const field = (given: object) =>
      rulesCommand.safeParse({ action: "set_rules", ...given }).error?.issues[0]?.path.join(".");
    for (const good of [
      { slow_mode_seconds: 21_600, edit_window_seconds: 604_800, delete_window_seconds: 0, retention_seconds: 0 },
      { delete_window_seconds: "always", retention_seconds: 3_600 },
      { retention_seconds: 315_360_000 },
    ])
      assert.equal(field(good), undefined);
    for (const wrong of [
      { slow_mode_seconds: 21_601 },
      { slow_mode_seconds: -1 },
      { slow_mode_seconds: 0.5 },
      { edit_window_seconds: 604_801 },
      { edit_window_seconds: "always" },
      { delete_window_seconds: "never" },
      { delete_window_seconds: -1 },
      { retention_seconds: 3_599 },
      { retention_seconds: 315_360_001 },
      { post_global: "guests" },
      { private: true },
      { locked: "yes" },
    ])
      assert.equal(field(wrong), Object.keys(wrong)[0]);
  });
});
