import { MAX_HERE_FOR_TYPING, type MessagesCommand } from "../../protocol";
import { accepted, type Decision, type Happening, type Needs, type Request } from "../base/room";
import { correspondents, wrongAddressee } from "../chat/decide";
import { typesUnheard } from "../chat/speech";

type Typing = Extract<MessagesCommand, { action: "typing" }>;

export function needsOfTyping(payload: Typing): Needs {
  return { members: correspondents(payload), isPassing: true };
}

/** While its sender may not write, or too many are here, the command succeeds and nobody hears of it. */
export function decideTyping({ room, by, payload, now }: Request<Typing>): Decision {
  if (typesUnheard({ room, by, payload, now })) return accepted([]);
  const { action: message, ...to } = payload;
  const event: Happening = {
    namespace: "messages",
    payload: { message, source: by.id, ...to },
    by: by.id,
    ...(to.scope === "private" && { to: to.target }),
  };
  return wrongAddressee({ room, by, payload }) ?? accepted(room.here > MAX_HERE_FOR_TYPING ? [] : [event]);
}
