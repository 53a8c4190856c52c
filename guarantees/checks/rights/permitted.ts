import type { Evidence } from "../../evidence/evidence";
import { mayHaveSeen } from "../../evidence/standing";
import { durable } from "../../evidence/streams";

/** Nobody is shown an event that their role and groups, at that point in the order, do not let them see. */
export function* permitted({ streams, standings, ledger, shown }: Evidence): Generator<string> {
  for (const stream of streams.all)
    for (const { id, envelope } of durable(stream)) {
      const numbered = ledger.events.get(id);
      if (numbered !== undefined && !mayHaveSeen(standings, stream.who, numbered))
        yield `${stream.device} got ${envelope.payload.message} (${id}) and was not to see it`;
    }
  for (const { who, where, to, messages, from, upTo } of shown) {
    if (to.scope !== "group") continue;
    const mayRead = standings.get(who)?.ever(from, upTo, ({ groups }) => groups.includes(to.target));
    if (mayRead !== true) yield `${where} shows ${to.target} to somebody who is not in it`;
    for (const { id, ...message } of messages)
      if (message.scope !== "group" || message.target !== to.target) yield `${where} shows ${id} in ${to.target}`;
  }
}
