import type { Id } from "../../../src/protocol";
import type { Lie } from "./liar";
import { type Count, handTo, payloadIn } from "./telling";

/** Drops some messages to everyone, doubles others, and hands private ones to all. */
export function lieAboutFrames(told: Count<"private" | "other">): Lie {
  return (frame, _, others) => {
    if (!frame.includes('"message_sent"') || frame.includes('"the end"')) return [frame];
    if (frame.includes('"scope":"private"')) {
      told.count("private");
      handTo(others, frame);
      return [frame];
    }
    return [[frame], [frame, frame], [frame], []][told.count("other") % 4] ?? [];
  };
}

/**
 * Drops some edits, doubles others, and hands private ones to all, as it does own reactions. Tells an edit once more
 * after the deletion, counts reactions too many, and writes on tombstones. Notes the messages that no clearing takes.
 */
export function lieAboutMessages(told: Count<"private" | "edit" | "risen" | "own" | "counts">, lasting: Set<Id>): Lie {
  const edits = new Map<Id, string>();
  return (frame, _, others) => {
    const { message, id = "", scope, reactions } = payloadIn(frame);
    switch (message) {
      case "message_sent":
        if (scope !== "global") lasting.add(id);
        return [frame];
      case "message_edited":
        edits.set(id, frame);
        if (scope === "private") {
          told.count("private");
          handTo(others, frame);
        }
        return [[frame], [frame, frame], []][told.count("edit") % 3] ?? [];
      case "message_deleted": {
        const edit = edits.get(id);
        if (edit === undefined) return [frame];
        told.count("risen");
        return [frame, JSON.stringify({ ...JSON.parse(edit), id: JSON.parse(frame).id })];
      }
      case "own_reactions":
        told.count("own");
        handTo(others, frame);
        return [frame];
      case "reactions_changed":
        if (reactions?.length === 0) return [frame];
        told.count("counts");
        return [frame.replace(/"count":(\d+)/, (_, count) => `"count":${Number(count) + 10}`)];
      default:
        return [frame.replaceAll('"content":"","deleted_at"', '"content":"written on it","deleted_at"')];
    }
  };
}
