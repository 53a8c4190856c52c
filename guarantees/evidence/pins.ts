import type { Addressee, Id, Timestamp } from "../../src/protocol";
import { type Deed, isRefused } from "./deeds";
import { type Fates, isErased } from "./fates";
import type { Ledger, Numbered } from "./ledger";
import { Timeline } from "./timeline";

/** How a message is pinned. */
export type Pin = {
  readonly pinned_at: Timestamp;
  readonly announcement: boolean;
  readonly until?: Timestamp | undefined;
};

/** A message that was pinned at some time, and how it was by number: `null` where it was not. */
export type PinnedOnce = {
  readonly id: Id;
  readonly message: Addressee & { readonly source: Id };
  readonly pins: Timeline<Pin | null>;
};

export type Pins = {
  readonly of: ReadonlyMap<Id, PinnedOnce>;
  /** Messages of whose pins nobody knows all: what happened to them was erased before anybody was told. */
  readonly uncertain: ReadonlySet<Id>;
};

type Given = { readonly ledger: Ledger; readonly fates: Fates; readonly deeds: readonly Deed[] };

/** The pins by the room's order of events: an edit makes a mere pin of an announcement, and an erased message has none. */
export function pinsIn({ ledger, fates, deeds }: Given): Pins {
  const all = new Map<Id, PinnedOnce>();
  const last = new Map<Id, Pin>();
  for (const numbered of [...ledger.events.values()].sort((one, other) => one.number - other.number)) {
    const after = pinAfter(numbered, last);
    for (const { id, pin } of after) {
      all.get(id)?.pins.note(numbered.number, pin);
      if (pin === null) last.delete(id);
      else last.set(id, pin);
    }
  }
  return { of: all, uncertain: uncertainIn({ ledger, fates, deeds }) };

  function pinAfter({ timestamp, event: { payload } }: Numbered, before: ReadonlyMap<Id, Pin>) {
    switch (payload.message) {
      case "message_pinned": {
        const { id, announcement, until } = payload;
        if (!all.has(id)) all.set(id, { id, message: payload, pins: new Timeline() });
        return [{ id, pin: { pinned_at: timestamp, announcement, until } }];
      }
      case "message_edited": {
        const pin = before.get(payload.id);
        return pin === undefined ? [] : [{ id: payload.id, pin: { ...pin, announcement: false } }];
      }
      case "message_unpinned":
      case "message_deleted":
        return [{ id: payload.id, pin: null }];
      case "messages_deleted":
        return [...before.keys()].filter((id) => isOfAll(all.get(id), payload.source)).map((id) => ({ id, pin: null }));
      case "history_cleared":
        return [...before.keys()]
          .filter((id) => all.get(id)?.message.scope === "global")
          .map((id) => ({ id, pin: null }));
      default:
        return [];
    }
  }
}

/** True of a message to everyone by somebody. */
function isOfAll(once: PinnedOnce | undefined, source: Id): boolean {
  return once?.message.scope === "global" && once.message.source === source;
}

export function isSamePin(one: Omit<Pin, "pinned_at">, other: Omit<Pin, "pinned_at">): boolean {
  return one.announcement === other.announcement && one.until === other.until;
}

/** The log keeps all pins of a message that is there: only of an erased one a deed can be without its event. */
function uncertainIn({ ledger, fates, deeds }: Given): Set<Id> {
  const uncertain = new Set<Id>();
  for (const deed of deeds) {
    const { payload } = deed.command;
    if (!("message_id" in payload) || payload.action === "react" || payload.action === "unreact") continue;
    const fate = fates.of.get(payload.message_id);
    const isThere = fate !== undefined && !isErased(fate) && ledger.messages.get(fate.id)?.number !== undefined;
    if (isThere || isRefused(deed)) continue;
    const [receipt] = deed.receipts;
    if (receipt === undefined || !ledger.byTime.has(receipt.timestamp)) uncertain.add(payload.message_id);
  }
  return uncertain;
}
