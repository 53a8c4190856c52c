import type { Id } from "../../../src/protocol";
import { chosen } from "../../evidence/choices";
import type { Evidence } from "../../evidence/evidence";
import type { Received, Stream } from "../../evidence/streams";

/** `own_reactions` and `mine` tell of the receiver's own reactions: nobody is told those of another as their own. */
export function* ownReactions({ choices, deeds, sights, streams }: Evidence): Generator<string> {
  const since = new Map<string, number>();
  for (const [id, all] of choices)
    for (const { who, reaction, on, deed } of all) {
      const key = `${who} ${id} ${reaction}`;
      if (on) since.set(key, Math.min(deed.asked, since.get(key) ?? Number.POSITIVE_INFINITY));
    }
  const isOwn = (who: Id, id: Id, reaction: string, place: number) =>
    (since.get(`${who} ${id} ${reaction}`) ?? Number.POSITIVE_INFINITY) < place;
  const byTransaction = new Map(deeds.map((deed) => [`${deed.who} ${deed.transaction_id}`, deed]));

  for (const { who, device, later } of streams.all)
    for (const received of later) {
      for (const { id, reactions } of mineIn(received))
        for (const reaction of reactions)
          if (!isOwn(who, id, reaction, received.place))
            yield `${device} was told (${received.id}) of ${reaction} of ${id} as its own, and it was not`;
      yield* otherThanDone({ who, device }, received);
    }
  for (const { who, where, messages, place } of sights)
    for (const { id, reactions = [] } of messages)
      for (const { reaction, mine } of reactions)
        if (mine === true && !isOwn(who, id, reaction, place))
          yield `${where} shows ${reaction} of ${id} as its reader's own, and it was not`;

  /** The echo of a command tells all own reactions as they were after it. */
  function* otherThanDone({ who, device }: Pick<Stream, "who" | "device">, { envelope }: Received): Generator<string> {
    const { payload, transaction_id } = envelope;
    if (payload.message !== "own_reactions" || transaction_id === undefined) return;
    const deed = byTransaction.get(`${who} ${transaction_id}`);
    const own = (choices.get(payload.id) ?? []).filter((it) => it.who === who);
    if (deed === undefined) return yield `${device} got the own reactions of somebody else's ${transaction_id}`;
    const [receipt] = deed.receipts;
    if (receipt === undefined || own.some(({ time }) => time === undefined)) return;
    const truth = [...chosen(own, receipt.timestamp)].flatMap(([reaction, { size }]) => (size > 0 ? [reaction] : []));
    if (truth.sort().join() !== [...payload.reactions].sort().join())
      yield `${device} was told ${payload.reactions} of ${payload.id} as its own after ${transaction_id}, and not ${truth}`;
  }
}

type Own = { readonly id: Id; readonly reactions: readonly string[] };

function mineIn({ envelope }: Received): readonly Own[] {
  const { payload } = envelope;
  if (payload.message === "own_reactions") return [payload];
  if (payload.message !== "resumed") return [];
  return (payload.module_data.messages?.reactions ?? []).map(({ id, reactions }) => ({
    id,
    reactions: reactions.flatMap(({ reaction, mine }) => (mine ? [reaction] : [])),
  }));
}
