import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Receipt } from "../../../protocol";
import { everyone, refusalOf, toGroup } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

const protocol = readFileSync(new URL("../../../../docs/protocol.md", import.meta.url), "utf8");

/** The documented order of the checks. */
function documentedOrder(): string[] {
  const [, list = ""] = /A command is checked in this order: ([^.]+)\./.exec(protocol) ?? [];
  return list.split(/,\s+/).map((check) => check.replaceAll(/`|\s+/g, (found) => (found === "`" ? "" : " ")));
}

const BURST = 10;
const nobody = "00000000-0000-4000-8000-000000000000";
const unknownGroup = toGroup("Nobody's");

test("A command with several faults is refused for the first, in the documented order", async () => {
  await using server = await TestServer.start({ RATE_LIMIT_PER_SECOND: "0.001", RATE_LIMIT_BURST: `${BURST}` });
  const { alice, bob, carol } = await server.meetingOfThree();
  const known = await carol.sends("Before", everyone, "known");
  for (let count = 1; count < BURST; count++) await carol.sends(`${count}`);
  await bob.sends("Lately");
  await alice.does("rules", { action: "set_rules", slow_mode_seconds: 3_600, hold: "everyone" });
  await alice.does("rules", { action: "set_filters", words: ["casino"], on_match: "block" });
  await alice.does("chat", { action: "disable_chat" });
  const stranger = await server.person("Mallory");

  const refused = async (request: Promise<Receipt>) => (await refusalOf(request)).reason;
  const error = async (request: Promise<Receipt>) => {
    const receipt = await request;
    return "error" in receipt ? receipt.error : undefined;
  };
  // Each command has the fault of its row, and of all later rows that it can have.
  const checks: Record<string, () => Promise<void>> = {
    session: async () =>
      assert.equal(await refused(stranger.does("chat", { action: "send_message", scope: "nowhere" })), "not_joined"),
    form: async () =>
      assert.equal(
        await refused(carol.does("chat", { action: "send_message", scope: "nowhere", content: " " }, "known")),
        "invalid_payload",
      ),
    content: async () => assert.equal(await refused(carol.sends(" ", unknownGroup, "known")), "empty_content"),
    "known transaction_id": async () => assert.deepEqual(await carol.sends("After", unknownGroup, "known"), known),
    rate: async () => assert.equal(await refused(carol.sends("After", unknownGroup)), "too_many_requests"),
    permission: async () => {
      const toNobody = { action: "set_groups", target: nobody, groups: ["Sales"] };
      assert.equal(await error(bob.does("control", toNobody)), "insufficient_permissions");
    },
    "chat switched off": async () => assert.equal(await error(bob.sends("Hello", unknownGroup)), "chat_disabled"),
    lock: async () => {
      await alice.does("chat", { action: "enable_chat" });
      const toAll = { action: "send_message", ...unknownGroup, content: "Hello", mention_all: true };
      assert.equal(await refused(bob.does("chat", toAll)), "chat_locked");
    },
    target: async () => {
      assert.equal(await refused(bob.sends("Hello", unknownGroup)), "not_a_member");
      const toAll = { action: "send_message", scope: "global", content: "Hello" };
      for (const fault of [{ reply_to: nobody }, { mentions: [nobody] }])
        assert.match(`${await refused(bob.does("chat", { ...toAll, ...fault }))}`, /^unknown_/);
    },
    "slow mode": async () => assert.equal(await refused(bob.sends("A casino")), "slow_mode"),
    filter: async () => {
      await alice.does("rules", { action: "set_rules", slow_mode_seconds: 0 });
      assert.equal(await refused(bob.sends("A casino")), "content_blocked");
    },
    hold: async () => assert.ok("held" in (await bob.sends("Hello"))),
  };
  assert.deepEqual(documentedOrder(), Object.keys(checks));
  for (const check of Object.values(checks)) await check();
});
