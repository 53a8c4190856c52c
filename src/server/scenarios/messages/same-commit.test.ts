import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { MODERATORS, type Role } from "../../../protocol";
import { type Person, refusalOf } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

/** Ways of returning while a moderator changes the person. */
const RETURNS = {
  "as before": async () => ({}),
  "under a new name": async () => ({ display_name: "Robert" }),
  "by a new invitation": async (alice: Person) => ({
    invite: await alice.invites({ role: "user", groups: ["invited"] }),
  }),
};

const CHANGES = {
  revoke_moderator_role: { role: "user", groups: [] },
  set_groups: { role: "moderator", groups: ["given"] },
} as const satisfies Record<string, { role: Role; groups: string[] }>;

describe("A moderator's change in the commit of a return", () => {
  for (const [how, inputOf] of Object.entries(RETURNS)) {
    for (const [action, { role, groups }] of Object.entries(CHANGES)) {
      test(`stands: ${action} of who comes ${how}`, async () => {
        const { room, alice, others } = await server.meeting("Bob");
        const [bob] = others as [Person];
        await alice.does("control", { action: "grant_moderator_role", target: bob.id });
        const input = await inputOf(alice);
        const tab = bob.elsewhere("Bob");
        // Both are in flight at once, in either order, and one transaction takes both.
        await Promise.all([
          alice.does("control", { action, target: bob.id, ...(action === "set_groups" && { groups }) }),
          tab.joins(room, input),
        ]);
        const late = alice.elsewhere("Alice");
        await late.joins(room);
        const seen = late.self.participants.find(({ id }) => id === bob.id);
        assert.equal(seen?.module_data.control.role, role);
        const expected = role === "moderator" ? [...groups, MODERATORS] : groups;
        // Groups that are set after the invitation replace its groups.
        const found = seen?.module_data.chat.groups ?? [];
        assert.deepEqual(
          found.filter((group) => group !== "invited"),
          expected,
        );
        const refused = role === "moderator" ? undefined : "insufficient_permissions";
        const receipt = await tab.does("chat", { action: "enable_chat" });
        assert.equal("error" in receipt ? receipt.error : undefined, refused);
      });
    }
  }
});

describe("A clear in the commit of what happens to a message", () => {
  for (const [name, payload] of Object.entries({
    edit: { action: "edit", content: "in vain" },
    delete: { action: "delete" },
    react: { action: "react", reaction: "👍" },
  }))
    test(`leaves nothing to ${name}`, async () => {
      const { room, alice, bob } = await server.meetingOfThree();
      for (let round = 0; round < 5; round += 1) {
        const sent = await bob.sends(`message ${round}`);
        assert.ok("message_id" in sent);
        const { message_id } = sent;
        // Both are in flight at once, and mostly one transaction takes both, the clear first.
        const [cleared, answer] = await Promise.all([
          alice.does("chat", { action: "clear_history" }),
          bob.does("messages", { ...payload, message_id }).catch((error) => refusalOf(Promise.reject(error))),
        ]);
        assert.ok("timestamp" in cleared);
        if ("timestamp" in answer && answer.timestamp !== undefined)
          assert.ok(answer.timestamp < cleared.timestamp, "it happened before the clear");
        else assert.equal((answer as { reason?: string }).reason, "unknown_message");
      }
      const late = alice.elsewhere("Alice");
      await late.joins(room);
      assert.deepEqual(late.self.module_data.chat.room_history, []);
    });
});
