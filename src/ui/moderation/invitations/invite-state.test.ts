import assert from "node:assert/strict";
import test from "node:test";
import type { Invite } from "../../../protocol";
import { inviteState } from "./invite-state";

const now = "2026-03-13T10:02:00.000000Z";
const past = "2026-03-13T10:01:59.999999Z";
const invite: Invite = {
  ...{ invite_id: "1b4e28ba-2fa1-51d2-883f-0016d3cca427", created_at: past, role: "user", groups: [], uses: 3 },
  ...{ code: "abc", url: "http://localhost:3000/join/abc" },
};

test("an invitation is open until it is revoked, expires or is used up", () => {
  assert.equal(inviteState(invite, now), "open");
  assert.equal(inviteState({ ...invite, expires_at: "2026-03-13T10:02:00.000001Z", max_uses: 4 }, now), "open");
  assert.equal(inviteState({ ...invite, expires_at: now }, now), "expired");
  assert.equal(inviteState({ ...invite, max_uses: 3 }, now), "used_up");
  assert.equal(inviteState({ ...invite, expires_at: past, max_uses: 3 }, now), "expired");
  assert.equal(inviteState({ ...invite, revoked_at: past, expires_at: past, max_uses: 3 }, now), "revoked");
});
