import { type Addressee, type Timestamp, timestampAt } from "../../protocol";
import { keyOf, type View } from "../../room/view";

/** `undefined` where there is no message of another. */
export function beforeNewest({ chat, self }: View, to: Addressee): Timestamp | undefined {
  const { messages = [] } = chat.conversations[keyOf(to)] ?? {};
  const at = messages.findLastIndex(({ source, deleted_at }) => source !== self.id && deleted_at === undefined);
  const newest = messages[at];
  if (newest === undefined) return undefined;
  return messages[at - 1]?.timestamp ?? timestampAt(Date.parse(newest.timestamp) - 1);
}
