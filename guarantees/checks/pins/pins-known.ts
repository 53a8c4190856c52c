import { isDeepStrictEqual } from "node:util";
import type { Timestamp } from "../../../src/protocol";
import { evolvePins, type Pinned, type Pins, pinsOf, pinsWhere } from "../../../src/room/messages/pinned";
import type { Evidence } from "../../evidence/evidence";
import type { Stream } from "../../evidence/streams";

type Known = {
  readonly pins: Pins;
  /** By group that the participant came into on the way: since when. A page would have brought the pins before. */
  readonly gained: ReadonlyMap<string, Timestamp>;
};

/** The pins that a device was told of are, in the end, those that a fresh `join_success` shows. */
export function* pinsKnown({ settled, streams }: Evidence): Generator<string> {
  if (settled === undefined) return;
  const fresh = streams.all.filter(
    ({ first, device }) => first.place > settled.place && !settled.devices.includes(device),
  );
  for (const device of settled.devices) {
    const stream = streams.all.findLast((it) => it.device === device);
    if (stream === undefined) continue;
    const known = knownBy(stream);
    for (const it of fresh.filter(({ who }) => who === stream.who)) {
      const shown = knownBy({ ...it, later: [] }).pins;
      for (const pin of known.pins)
        if (!isAmong(shown, pin) && pin.until === undefined)
          yield `${device} knows the pin of ${pin.id} otherwise than ${it.device} was shown`;
      for (const pin of shown)
        if (!isAmong(known.pins, pin) && !isFromBefore(known, pin))
          yield `${device} does not know the pin of ${pin.id} that ${it.device} was shown`;
    }
  }
}

function knownBy({ who, first, later }: Stream): Known {
  const { payload } = first.envelope;
  if (payload.message !== "join_success") return { pins: [], gained: new Map() };
  let pins = pinsOf(payload.module_data.messages);
  let groups = payload.module_data.chat.groups_history.map(({ name }) => name);
  const gained = new Map<string, Timestamp>();
  for (const { envelope } of later) {
    const { payload: news, timestamp } = envelope;
    if (envelope.namespace === "messages") pins = evolvePins(pins, envelope, () => undefined);
    if (news.message === "history_cleared") pins = pinsWhere(pins, ({ scope }) => scope !== "global");
    if (news.message !== "update" || news.id !== who) continue;
    const now = news.module_data.chat.groups;
    for (const group of now) if (!groups.includes(group)) gained.set(group, timestamp);
    pins = pinsWhere(pins, (it) => it.scope !== "group" || now.includes(it.target));
    groups = now;
  }
  return { pins, gained };
}

function isAmong(pins: Pins, { id, pinned_at, announcement, until }: Pinned): boolean {
  const other = pins.find((it) => it.id === id);
  return (
    other !== undefined &&
    isDeepStrictEqual([other.pinned_at, other.announcement, other.until], [pinned_at, announcement, until])
  );
}

function isFromBefore({ gained }: Known, pin: Pinned): boolean {
  return pin.scope === "group" && pin.pinned_at <= (gained.get(pin.target) ?? "");
}
