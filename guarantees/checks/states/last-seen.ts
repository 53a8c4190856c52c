import type { Addressee, ChatState, Id, Timestamp } from "../../../src/protocol";
import { keyOf } from "../../../src/room/view";
import type { Deed } from "../../evidence/deeds";
import type { Evidence } from "../../evidence/evidence";

/** A read marker is, in the end, the last one set: one of those that no later one has replaced. */
export function* lastSeen({ deeds, settled, streams }: Evidence): Generator<string> {
  if (settled === undefined) return;
  const said = new Map<string, Deed[]>();
  for (const deed of deeds) {
    const { payload } = deed.command;
    if (payload.action !== "set_last_seen_timestamp" || deed.receipts.length === 0) continue;
    const key = `${deed.who} ${keyOf(payload)}`;
    said.set(key, [...(said.get(key) ?? []), deed]);
  }
  for (const { who, device, first } of streams.all) {
    if (first.place < settled.place || first.envelope.payload.message !== "join_success") continue;
    for (const [key, found] of seenIn(first.envelope.payload.module_data.chat, who)) {
      const possible = standing(said.get(key) ?? []).map(({ command }) => timestampOf(command.payload));
      if (possible.length === 0 ? found !== undefined : !possible.includes(found))
        yield `the last join_success of ${device} says that ${key} was read up to ${found}, and not ${possible}`;
    }
  }
}

/** The markers that were not certainly replaced: none was requested after they were acknowledged. */
function standing(deeds: readonly Deed[]): readonly Deed[] {
  return deeds.filter((deed) => !deeds.some((later) => later.asked > (deed.acknowledged ?? 0)));
}

function timestampOf(payload: Deed["command"]["payload"]): Timestamp | undefined {
  return payload.action === "set_last_seen_timestamp" ? payload.timestamp : undefined;
}

function seenIn(chat: ChatState, who: Id): [string, Timestamp | undefined][] {
  const key = (to: Addressee) => `${who} ${keyOf(to)}`;
  const inGroups = new Map(Object.entries(chat.last_seen_timestamps_group));
  return [
    [key({ scope: "global" }), chat.last_seen_timestamp_global],
    ...chat.groups_history.map(({ name }): [string, Timestamp | undefined] => [
      key({ scope: "group", target: name }),
      inGroups.get(name),
    ]),
    ...chat.private_history.map(({ correspondent: target }): [string, Timestamp | undefined] => [
      key({ scope: "private", target }),
      chat.last_seen_timestamps_private[target],
    ]),
  ];
}
