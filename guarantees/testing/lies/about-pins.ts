import type { Id } from "../../../src/protocol";
import type { Lie } from "./liar";
import { type Count, changed, payloadIn } from "./telling";

/** Somebody, or something, that is not there. */
const NOBODY = "badbad00-0000-4000-8000-000000000000";

/**
 * Makes announcements of mere pins, and shows a pin that was never there. Takes mentions of people away, mentions
 * everybody in all other messages, and says that somebody else types. Notes the messages that no clearing takes.
 */
export function lieAboutPins(
  told: Count<"announcement" | "board" | "people" | "all" | "typing">,
  lasting: Set<Id>,
): Lie {
  return (frame) => {
    const { message, id = "", scope, announcement, mentions, mention_all, deleted_at, module_data } = payloadIn(frame);
    switch (message) {
      case "message_pinned":
        if (announcement === false) told.count("announcement");
        return [changed(frame, { announcement: true })];
      case "message_sent":
        if (scope !== "global") lasting.add(id);
        if (deleted_at !== undefined || mention_all) return [frame];
        told.count(mentions === undefined ? "all" : "people");
        return [changed(frame, mentions === undefined ? { mention_all: true } : { mentions: undefined })];
      case "typing":
        told.count("typing");
        return [changed(frame, { source: NOBODY })];
      case "join_success": {
        told.count("board");
        const [pinned_at, timestamp] = ["9999-12-31T23:59:59.999999Z", "2026-01-13T12:00:00.000000Z"];
        const ghost = { id: NOBODY, source: id, scope: "global", content: "never pinned", timestamp, pinned_at };
        const pinned = [...(module_data?.messages?.pinned ?? []), { ...ghost, announcement: false }];
        return [changed(frame, { module_data: { ...module_data, messages: { pinned } } })];
      }
      default:
        return [frame];
    }
  };
}
