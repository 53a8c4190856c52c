import assert from "node:assert/strict";
import { test } from "node:test";
import type { Addressee, Command, Id, Rules } from "../../../protocol";
import { type MeetingInLanes, meetingInLanes } from "./meeting-in-lanes";

const everyone: Addressee = { scope: "global" };
export const toCarol: Addressee = { scope: "private", target: "carol" };
export const toGroup: Addressee = { scope: "group", target: "backend" };

type Act = (meeting: MeetingInLanes) => Promise<unknown>;
export type Row = {
  /** The acts before. */
  readonly given?: Act;
  /** The act of Alice, and the one that is decided after it in the same commit. */
  readonly alice: Command;
  readonly next: (meeting: MeetingInLanes) => Promise<string>;
  readonly outcome: string;
};

export const sets = (rules: Partial<Rules>): Command => ({
  namespace: "rules",
  payload: { action: "set_rules", ...rules },
});
export const chat = (action: "disable_chat" | "clear_history"): Command => ({ namespace: "chat", payload: { action } });
export const moderation = (payload: Extract<Command, { namespace: "moderation" }>["payload"]): Command => ({
  namespace: "moderation",
  payload,
});
export const control = (payload: Extract<Command, { namespace: "control" }>["payload"]): Command => ({
  namespace: "control",
  payload,
});
export const messages = (payload: Extract<Command, { namespace: "messages" }>["payload"]): Command => ({
  namespace: "messages",
  payload,
});
export const says = (content: string, to: Addressee = everyone): Command => ({
  namespace: "chat",
  payload: { action: "send_message", ...to, content } as Extract<Command, { namespace: "chat" }>["payload"],
});
export const filters = (on_match: "block" | "hold"): Command => ({
  namespace: "rules",
  payload: { action: "set_filters", words: ["spam"], on_match },
});

export const does =
  (who: Id, command: Command | ((meeting: MeetingInLanes) => Command)) =>
  (meeting: MeetingInLanes): Promise<string> =>
    meeting.does(who, typeof command === "function" ? command(meeting) : command);
export const joins = (who: Id, name?: string) => (meeting: MeetingInLanes) => meeting.joins(who, name);
export const all =
  (...acts: readonly Act[]): Act =>
  async (meeting) => {
    for (const act of acts) await act(meeting);
  };

export const first = does("bob", says("First"));
export const changesFirst = (payload: object) =>
  does("bob", ({ ids }) => ({ namespace: "messages", payload: { ...payload, message_id: ids()[0] } }) as Command);
export const edits = changesFirst({ action: "edit", content: "Second" });
export const reacts = changesFirst({ action: "react", reaction: "👍" });
export const renames = does("bob", moderation({ action: "change_display_name", target: "bob", new_name: "Robert" }));
export const speaks = does("bob", says("Hello"));
export const raises = does("bob", control({ action: "raise_hand" }));

export const MUTED = moderation({ action: "mute_chat", target: "bob" });
export const KICKED = moderation({ action: "kick", target: "bob" });

/** A test for each row: what is decided after Alice's command, in the same commit, has the outcome. */
export function inOneCommit(rows: Readonly<Record<string, Row>>): void {
  for (const [what, { given, alice, next, outcome }] of Object.entries(rows))
    test(what, async () => {
      await using scene = await meetingInLanes();
      await given?.(scene);
      const outcomes = await scene.together(
        () => scene.does("alice", alice),
        () => next(scene),
      );
      assert.deepEqual(outcomes, ["accepted", outcome]);
    });
}
