import { isDurable } from "../../../src/room/namespaces";
import type { Evidence } from "../../evidence/evidence";
import type { Stream } from "../../evidence/streams";

/** The room has one order of events, the same for everybody, live, replayed and read. */
export function* order({ ledger, fates, streams, shown }: Evidence): Generator<string> {
  yield* streams.strays;
  yield* ledger.disagreements;
  yield* fates.disagreements;
  for (const stream of streams.all) yield* disorderIn(stream);
  let newest = "";
  for (const number of [...ledger.events.keys()].sort((one, other) => one - other)) {
    const timestamp = ledger.events.get(number)?.timestamp ?? "";
    if (timestamp <= newest) yield `the event ${number} has no later time than the one before it`;
    newest = timestamp;
  }
  for (const { where, conversation, messages } of shown) {
    let last = { number: 0, timestamp: "" };
    for (const { id, timestamp } of messages) {
      const number = ledger.messages.get(id)?.number ?? last.number;
      if (number < last.number || timestamp <= last.timestamp)
        yield `${where} shows ${id} in ${conversation} behind one that came later`;
      last = { number, timestamp };
    }
  }
}

function* disorderIn({ device, first, later }: Stream): Generator<string> {
  let position = first.id;
  for (const { id, envelope } of later) {
    const { message } = envelope.payload;
    if (id < position || (isDurable(envelope) && id === position))
      yield `${device} got ${message} (${id}) when it was at ${position} already`;
    position = Math.max(position, id);
  }
}
