import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { MODERATORS, type Role } from "../../protocol";
import { bob, gustav } from "../testing/cast";
import { higher, inviteFault, rejoined, withInvite } from "./invitations";

const now = "2026-01-13T12:00:00.000000Z";
const earlier = "2026-01-13T11:59:59.999999Z";
const later = "2026-01-13T12:00:00.000001Z";
const plain = { role: "user" as Role, groups: [], uses: 0 };

describe("An invitation that cannot be used", () => {
  test("is revoked before it is expired before it is used up", () => {
    const everything = { ...plain, revoked_at: earlier, expires_at: earlier, max_uses: 1, uses: 1 };
    assert.equal(inviteFault(everything, now), "invite_revoked");
    assert.equal(inviteFault({ ...everything, revoked_at: undefined }, now), "invite_expired");
    assert.equal(inviteFault({ ...plain, max_uses: 1, uses: 1 }, now), "invite_used_up");
  });

  test("expires at its moment, and not before", () => {
    assert.equal(inviteFault({ ...plain, expires_at: later }, now), undefined);
    assert.equal(inviteFault({ ...plain, expires_at: now }, now), "invite_expired");
  });

  test("has no use left", () => {
    assert.equal(inviteFault({ ...plain, max_uses: 2, uses: 1 }, now), undefined);
    assert.equal(inviteFault({ ...plain, max_uses: 2, uses: 2 }, now), "invite_used_up");
    assert.equal(inviteFault({ ...plain, uses: 1_000 }, now), undefined, "without a limit there is always one");
  });
});

describe("A usable invitation", () => {
  const roles: Role[] = ["guest", "user", "moderator"];

  test("raises the role and never lowers it", () => {
    for (const [is, from] of roles.entries())
      for (const [gives, to] of roles.entries()) {
        assert.equal(higher(from, to), roles[Math.max(is, gives)]);
        assert.equal(withInvite({ role: from, groups: [] }, { role: to, groups: [] }).role, higher(from, to));
      }
  });

  test("adds its groups, each once", () => {
    const after = withInvite({ role: "user", groups: ["a", "b"] }, { role: "guest", groups: ["c", "b", "c"] });
    assert.deepEqual(after.groups, ["a", "b", "c"]);
  });

  test("brings the moderators' group with the role, after all others", () => {
    const after = withInvite({ role: "user", groups: ["a"] }, { role: "moderator", groups: ["b"] });
    assert.deepEqual(after.groups, ["a", "b", MODERATORS]);
    assert.deepEqual(withInvite(after, { role: "guest", groups: ["c"] }).groups, ["a", "b", "c", MODERATORS]);
  });

  test("remembers the highest role below moderator, for a moderator to go back to", () => {
    const somebody: Parameters<typeof withInvite>[0] = { role: "guest", groups: [] };
    const invited = (...given: Role[]) =>
      given.reduce((who, role) => withInvite(who, { role, groups: [] }), somebody).invited_role;
    assert.equal(invited("moderator"), undefined);
    assert.equal(invited("guest"), "guest");
    assert.equal(invited("guest", "moderator"), "guest");
    assert.equal(invited("moderator", "user", "guest"), "user");
  });
});

describe("A participant who comes back", () => {
  test("may have another name, and is otherwise the same", () => {
    assert.deepEqual(rejoined(bob, "Robert"), { ...bob, display_name: "Robert" });
  });

  test("gets what a new invitation gives", () => {
    const after = rejoined(gustav, "Gustav", { ...plain, groups: ["backend"] });
    assert.deepEqual(after, { ...gustav, role: "user", invited_role: "user", groups: ["backend"] });
  });
});
