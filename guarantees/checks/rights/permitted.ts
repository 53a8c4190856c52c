import type { Id } from "../../../src/protocol";
import { sees } from "../../../src/room/audience";
import type { Happening } from "../../../src/room/base/room";
import { isDurable } from "../../../src/room/namespaces";
import type { Evidence } from "../../evidence/evidence";
import { mayHaveSeen, reads, type Standings } from "../../evidence/standing";
import type { Received } from "../../evidence/streams";

/** Nobody is shown an event that their role and groups, at that point in the order, do not let them see. */
export function* permitted({ streams, standings, ledger, shown, sights }: Evidence): Generator<string> {
  for (const stream of streams.all)
    for (const { id, envelope } of stream.later) {
      const numbered = ledger.events.get(id);
      const isPermitted = isDurable(envelope)
        ? numbered === undefined || mayHaveSeen(standings, stream.who, numbered)
        : mayHear(standings, stream.who, { id, envelope });
      if (!isPermitted) yield `${stream.device} got ${envelope.payload.message} (${id}) and was not to see it`;
    }
  for (const { who, where, to, messages, from, upTo } of shown) {
    if (to.scope !== "group") continue;
    const mayRead = standings.get(who)?.ever(from, upTo, ({ groups }) => groups.includes(to.target));
    if (mayRead !== true) yield `${where} shows ${to.target} to somebody who is not in it`;
    for (const { id, ...message } of messages)
      if (message.scope !== "group" || message.target !== to.target) yield `${where} shows ${id} in ${to.target}`;
  }
  for (const { who, where, messages, from, upTo } of sights)
    for (const message of messages) {
      const may = standings.get(who)?.ever(from, upTo, ({ groups }) => reads(who, groups, message));
      if (may !== true) yield `${where} shows ${message.id} to somebody who may not see it`;
    }
}

/** News without a number comes under the one up to which its receiver knows the room, and is judged by that one. */
function mayHear(standings: Standings, who: Id, { id, envelope }: Pick<Received, "id" | "envelope">): boolean {
  const { message } = envelope.payload;
  if (message !== "reactions_changed" && message !== "typing") return true;
  const standing = standings.get(who)?.at(id);
  return standing !== undefined && sees({ id: who, visible_from: 0, ...standing }, envelope as Happening);
}
