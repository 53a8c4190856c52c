import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Command, MODERATORS, timestampAt } from "../protocol";
import type { Member } from "./base/room";
import { alice, as, bob, carol, chat, control, gustav, messages, rules } from "./testing/cast";
import { Stage } from "./testing/stage";
import { begin, here, isOver, type View } from "./view";

const people = [alice, as("moderator", bob), carol, gustav];
const person = fc.constantFrom(...people);
const group = fc.constantFrom("management", "backend", "constructor", "__proto__");
const to = fc.oneof(
  fc.constant({ scope: "global" } as const),
  fc.oneof(group, fc.constant(MODERATORS)).map((target) => ({ scope: "group", target }) as const),
  person.map(({ id }) => ({ scope: "private", target: id }) as const),
);
const timestamp = fc.integer({ min: 0, max: 59 }).map((second) => timestampAt(Date.UTC(2026, 0, 13, 12, 0, second)));

/** The stage numbers its messages from one; the first one is left as it is. */
const message_id = fc
  .integer({ min: 2, max: 7 })
  .map((at) => `1b4e28ba-0000-4000-8000-${String(at).padStart(12, "0")}`);
const reaction = fc.constantFrom("👍", "🎉", "😀");
const afterwards: fc.Arbitrary<Command> = fc.oneof(
  fc.tuple(message_id, fc.uuid()).map(([id, content]) => messages({ action: "edit", message_id: id, content })),
  message_id.map((id) => messages({ action: "delete", message_id: id })),
  fc
    .tuple(fc.constantFrom("react" as const, "unreact" as const), message_id, reaction)
    .map(([action, id, it]) => messages({ action, message_id: id, reaction: it })),
);

/** Some pins end while people are there, or have ended. */
const pinning: fc.Arbitrary<Command> = fc.oneof(
  fc
    .record({ message_id, announcement: fc.boolean(), until: fc.option(timestamp, { nil: undefined }) })
    .map((it) => messages({ action: "pin", ...it })),
  message_id.map((id) => messages({ action: "unpin", message_id: id })),
);

const mentions = fc.record(
  {
    mentions: fc.uniqueArray(person.map(({ id }) => id)),
    mention_groups: fc.uniqueArray(group),
    mention_all: fc.constant(true as const),
  },
  { requiredKeys: [] },
);

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(to, fc.uuid(), fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, mentions))
      .map(([it, content, of]) => chat({ action: "send_message", ...it, content, ...of })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(to, timestamp)
      .map(([it, at]) => chat({ action: "set_last_seen_timestamp", ...it, timestamp: at })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(person, fc.uniqueArray(group))
      .map(([{ id }, groups]) => control({ action: "set_groups", target: id, groups })),
  },
  { weight: 4, arbitrary: afterwards },
  { weight: 4, arbitrary: pinning },
  fc.record({ reactions: fc.boolean(), typing: fc.boolean() }).map((it) => rules({ action: "set_rules", ...it })),
  fc.constantFrom(...(["enable_chat", "disable_chat", "clear_history"] as const)).map((action) => chat({ action })),
  fc
    .tuple(fc.constantFrom(...(["grant_moderator_role", "revoke_moderator_role"] as const)), person)
    .map(([action, { id }]) => control({ action, target: id })),
);

type Act = { who: Member; what: Command | "comes or goes" | "drops or resumes" };
const act: fc.Arbitrary<Act> = fc.record({
  who: person,
  what: fc.oneof(
    { weight: 8, arbitrary: command },
    { weight: 2, arbitrary: fc.constantFrom("comes or goes" as const, "drops or resumes" as const) },
  ),
});

const acts = fc.array(act, { maxLength: 60, size: "max" });

/** Something is there from the start, for what happens to messages afterwards. */
const said: Act[] = [
  { who: bob, what: chat({ action: "send_message", scope: "global", content: "Hello" }) },
  { who: bob, what: chat({ action: "send_message", scope: "global", content: "Agenda" }) },
  { who: alice, what: chat({ action: "send_message", scope: "global", content: "Welcome" }) },
  { who: alice, what: chat({ action: "send_message", scope: "group", target: "management", content: "Budget" }) },
];

/** Alice marks her empty exchange with Bob as read, joins anew, and then hears from him. */
const readBefore: Act[] = [
  {
    who: alice,
    what: chat({
      action: "set_last_seen_timestamp",
      scope: "private",
      target: bob.id,
      timestamp: timestampAt(Date.UTC(2026, 0, 13, 12)),
    }),
  },
  { who: alice, what: "comes or goes" },
  { who: alice, what: "comes or goes" },
  { who: bob, what: chat({ action: "send_message", scope: "private", target: alice.id, content: "Hello" }) },
];

/** While Alice is away Bob says something, and Carol reacts to it: the reaction is told ahead of the message. */
const reactedMeanwhile: Act[] = [
  { who: alice, what: chat({ action: "enable_chat" }) },
  { who: alice, what: "drops or resumes" },
  { who: bob, what: chat({ action: "send_message", scope: "global", content: "Pizza?" }) },
  {
    who: carol,
    what: messages({ action: "react", message_id: "1b4e28ba-0000-4000-8000-000000000005", reaction: "👍" }),
  },
];

test("A present participant sees, event by event, what a fresh join would show", () => {
  fc.assert(
    fc.property(acts, (all) => {
      const stage = played(all);
      for (const who of people) if (stage.isAway(who)) stage.resumes(who);
      for (const { id } of hereOn(stage)) {
        const snapshot = stage.snapshotFor(id);
        const fresh = begin(snapshot);
        assert.deepEqual(essence(stage.viewOf(id), stage), essence(fresh, stage));
        for (const [key, seen] of seenIn(snapshot.payload.module_data.chat))
          if (key in fresh.chat.conversations) assert.equal(stage.viewOf(id).chat.conversations[key]?.last_seen, seen);
      }
    }),
    { numRuns: 300, examples: [[readBefore], [reactedMeanwhile]] },
  );
});

test("A private message is in the views of its two people and in no other", () => {
  fc.assert(
    fc.property(acts, person, person, (all, source, target) => {
      const stage = new Stage(people);
      const decision = stage.does(
        source,
        chat({ action: "send_message", scope: "private", target: target.id, content: "a secret" }),
      );
      assert.equal(decision.kind, "accepted");
      play(stage, all);
      for (const who of people) if (stage.isAway(who)) stage.resumes(who);
      for (const { id } of people) {
        const knows = JSON.stringify(stage.viewOf(id)).includes("a secret");
        assert.equal(knows, id === source.id || id === target.id);
      }
    }),
    { numRuns: 100 },
  );
});

test("A group's messages are in the views of its present members", () => {
  fc.assert(
    fc.property(acts, (all) => {
      const stage = new Stage(people);
      const content = "for managers";
      stage.does(alice, chat({ action: "send_message", scope: "group", target: "management", content }));
      play(stage, all);
      for (const who of people) if (stage.isAway(who)) stage.resumes(who);
      for (const { id, groups } of hereOn(stage))
        assert.equal(JSON.stringify(stage.viewOf(id)).includes(content), groups.includes("management"));
    }),
    { numRuns: 100 },
  );
});

function played(acts: readonly Act[]): Stage {
  const stage = new Stage(people);
  play(stage, [...said, ...acts]);
  return stage;
}

function play(stage: Stage, acts: readonly Act[]): void {
  for (const { who, what } of acts) {
    const isHere = stage.member(who.id).left_at === undefined;
    const isAway = stage.isAway(who);
    if (what === "drops or resumes") {
      if (isAway) stage.resumes(who);
      else if (isHere) stage.drops(who);
    } else if (what === "comes or goes") {
      if (isHere) stage.leaves(who);
      else if (!isAway) stage.returns(who);
    } else if (isHere && !isAway) stage.does(who, what);
  }
}

function hereOn(stage: Stage): Member[] {
  return [...stage.room.members.values()].filter(({ left_at }) => left_at === undefined);
}

test("A pin is in the views of those who see its message, and goes with it", () => {
  let shown = 0;
  const pins = [2, 3].map((at): Act => {
    const id = `1b4e28ba-0000-4000-8000-${String(at).padStart(12, "0")}`;
    return { who: alice, what: messages({ action: "pin", message_id: id }) };
  });
  fc.assert(
    fc.property(acts, (all) => {
      const stage = played([...pins, ...all]);
      for (const who of people) if (stage.isAway(who)) stage.resumes(who);
      for (const { id } of hereOn(stage))
        for (const pin of essence(stage.viewOf(id), stage).pins) {
          assert.ok(stage.room.pins.has(pin.id) && pin.message && pin.message.deleted_at === undefined);
          shown += 1;
        }
    }),
    { numRuns: 100 },
  );
  assert.ok(shown > 50, `${shown} pins were shown at all`);
});

/**
 * The part of a view that does not depend on the time of joining: presence, the own participant, and every conversation
 * with content.
 */
function essence(view: View, { now }: Pick<Stage, "now">) {
  const { display_name, role, is_room_owner } = view.self.module_data.control;
  return {
    self: { display_name, role, is_room_owner, groups: view.self.module_data.chat.groups },
    enabled: view.chat.enabled,
    pins: view.pins.filter((it) => !isOver(it, now)),
    here: new Map(
      here(view)
        .filter(({ id }) => id !== view.self.id)
        .map((it) => [it.id, it]),
    ),
    conversations: new Map(
      Object.values(view.chat.conversations)
        .filter(({ to, messages }) => to.scope !== "private" || messages.length > 0)
        .map(({ key, messages: said }) => [key, said]),
    ),
  };
}

function seenIn(chat: ReturnType<Stage["snapshotFor"]>["payload"]["module_data"]["chat"]): [string, string][] {
  const { last_seen_timestamp_global: global } = chat;
  return [
    ...(global ? [["global", global] as [string, string]] : []),
    ...Object.entries(chat.last_seen_timestamps_group).map(([name, at]): [string, string] => [`group:${name}`, at]),
    ...Object.entries(chat.last_seen_timestamps_private).map(([id, at]): [string, string] => [`private:${id}`, at]),
  ];
}
