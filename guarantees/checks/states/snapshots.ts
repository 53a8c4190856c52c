import type { Id, JoinSuccess } from "../../../src/protocol";
import { namedIn } from "../../../src/room/chat/events";
import { correspondentIn } from "../../../src/room/chat/exchange";
import type { Evidence } from "../../evidence/evidence";
import { enabledIn } from "../rights/ruled";

/** A `join_success` shows its participant's rights at its number, and each conversation that they have there. */
export function* snapshots({ ledger, standings, streams }: Evidence): Generator<string> {
  const enabled = enabledIn(ledger.events.values());
  for (const { who, device, first } of streams.all) {
    if (first.envelope.payload.message !== "join_success") continue;
    const { role, module_data } = first.envelope.payload;
    const where = `the join_success of ${device} at ${first.id}`;
    const standing = standings.get(who)?.at(first.id);
    const groups = module_data.chat.groups_history.map(({ name }) => name);
    if (standing?.role !== role) yield `${where} says ${role}, and it was ${standing?.role}`;
    if (sorted(standing?.groups ?? []) !== sorted(groups)) yield `${where} shows other groups than there were`;
    if (module_data.chat.enabled !== (enabled.at(first.id) ?? true)) yield `${where} is wrong about the chat's switch`;
    const shown = new Set(module_data.chat.private_history.map(({ correspondent }) => correspondent));
    for (const [conversation, numbers] of ledger.conversations)
      if ((numbers[0] ?? 0) <= first.id && isWithout(shown, who, conversation)) yield `${where} lacks ${conversation}`;
    if (!namesAll(first.envelope.payload)) yield `${where} does not name all whose messages it shows`;
  }
}

function isWithout(shown: ReadonlySet<Id>, who: Id, conversation: string): boolean {
  const correspondent = correspondentIn(conversation, who);
  return correspondent !== undefined && !shown.has(correspondent);
}

function namesAll({ id, participants, module_data }: JoinSuccess): boolean {
  const { room_history, groups_history, private_history } = module_data.chat;
  const pinned = module_data.messages?.pinned ?? [];
  const named = new Set([id, ...participants.map((it) => it.id)]);
  const histories = [room_history, ...[...groups_history, ...private_history].map(({ history }) => history)];
  return [...histories, pinned]
    .flat()
    .flatMap(namedIn)
    .every((it) => named.has(it));
}

function sorted(names: readonly string[]): string {
  return JSON.stringify([...names].sort());
}
