import type { Id } from "../../../src/protocol";
import type { Evidence } from "../../evidence/evidence";
import type { Numbered } from "../../evidence/ledger";
import { isApproved } from "../../evidence/moderation/held";

/** While muted nobody writes, edits, pins or reacts, but for private messages to moderators. */
export function* muted({ choices, ledger, mutes, standings }: Evidence): Generator<string> {
  for (const numbered of ledger.events.values()) {
    const { number, timestamp, event } = numbered;
    const { payload } = event;
    const speaker = speakerIn(payload);
    if (speaker === undefined || !mutes.at(speaker, number - 1, timestamp)) continue;
    // A message that a moderator lets in was said earlier.
    if (isApproved(ledger, numbered) || (payload.message === "message_held" && event.to !== undefined)) continue;
    const isPrivate = payload.message === "message_sent" && payload.scope === "private";
    if (isPrivate && standings.get(payload.target)?.at(number - 1)?.role === "moderator") continue;
    yield `${payload.message} (${number}) by ${speaker}, who was muted`;
  }
  for (const [id, all] of choices)
    for (const { who, reaction, on, time } of all)
      if (on && time !== undefined && mutes.by(who, time)) yield `${reaction} to ${id} by ${who}, who was muted`;
}

function speakerIn(payload: Numbered["event"]["payload"]): Id | undefined {
  switch (payload.message) {
    case "message_sent":
    case "message_held":
    case "message_edited":
      return payload.source;
    case "message_pinned":
      return payload.issued_by;
    default:
      return undefined;
  }
}
