import type { Id } from "../../../src/protocol";
import type { Evidence } from "../../evidence/evidence";
import type { Numbered } from "../../evidence/ledger";

/** While muted nobody writes, edits, pins or reacts, but for private messages to moderators. */
export function* muted({ choices, ledger, mutes, standings }: Evidence): Generator<string> {
  for (const { number, timestamp, event } of ledger.events.values()) {
    const { payload } = event;
    const speaker = speakerIn(payload);
    if (speaker === undefined || !mutes.at(speaker, number - 1, timestamp)) continue;
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
    case "message_edited":
      return payload.source;
    case "message_pinned":
      return payload.issued_by;
    default:
      return undefined;
  }
}
