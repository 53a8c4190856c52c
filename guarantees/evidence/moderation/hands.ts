import type { Id, Participant, Timestamp } from "../../../src/protocol";
import type { Entry } from "../../history";
import { type Deed, isRefused } from "../deeds";
import type { Numbered } from "../ledger";
import type { Received, Stream } from "../streams";

/** All that is known of somebody's hand. */
export type Hand = {
  /** The times of the receipts for raising it, with the places of these. */
  readonly raised: readonly Acknowledged[];
  readonly lowered: readonly Acknowledged[];
  /** The deeds without a receipt, which may have happened. */
  readonly uncertain: readonly Deed[];
  /** Moderators lowered it, or ended the stay; after a debriefing that is not certain. */
  readonly ends: readonly End[];
};

type Acknowledged = { readonly time: Timestamp; readonly asked: number; readonly place: number };
type End = { readonly time: Timestamp; readonly number: number; readonly isCertain: boolean };

export function handOf(who: Id, deeds: readonly Deed[], events: Iterable<Numbered>): Hand {
  const own = deeds.filter((deed) => deed.who === who && isOfHand(deed));
  const by = (action: string) =>
    own.flatMap(({ command, receipts: [receipt], asked, acknowledged = Number.POSITIVE_INFINITY }) =>
      receipt !== undefined && command.payload.action === action
        ? [{ time: receipt.timestamp, asked, place: acknowledged }]
        : [],
    );
  const ends = [...events].flatMap(({ number, timestamp: time, event: { payload } }): End[] => {
    const people = endedBy(payload);
    return people === "all" || people.includes(who)
      ? [{ time, number, isCertain: payload.message !== "debriefing_started" }]
      : [];
  });
  const uncertain = own.filter((deed) => deed.receipts.length === 0 && !isRefused(deed));
  return { raised: by("raise_hand"), lowered: by("lower_hand"), uncertain, ends };
}

function isOfHand({ command: { payload } }: Deed): boolean {
  return payload.action === "raise_hand" || payload.action === "lower_hand";
}

function endedBy(payload: Numbered["event"]["payload"]): readonly Id[] | "all" {
  switch (payload.message) {
    case "hands_reset":
      return payload.targets;
    case "raise_hands_disabled":
    case "debriefing_started":
      return "all";
    case "participant_kicked":
    case "participant_banned":
    case "participant_sent_back":
      return [payload.participant_id];
    default:
      return [];
  }
}

/** A hand as a device was told of it. */
export type HandTold = {
  readonly subject: Id;
  /** Since when it is up; absent for one that is down. */
  readonly up?: Timestamp;
  /** Since when its bearer is here; absent of the receiver's own. */
  readonly joined_at?: Timestamp;
  readonly isAway: boolean;
  readonly device: string;
  readonly at: number;
  readonly time: Timestamp;
  readonly place: number;
  /** The place of the request, of a telling of the whole state. */
  readonly asked?: number;
  /** The number of a `join_success`, whose state has all up to it and nothing later. */
  readonly asOf?: number;
  /** True of news of a hand alone. */
  readonly isNews: boolean;
};

/** All tellings of hands, in the order in which each device got them. */
export function handsTold(streams: readonly Stream[], entries: readonly Entry[]): HandTold[] {
  const opened = new Map<string, number[]>();
  entries.forEach((entry, place) => {
    if (entry.kind === "opened") opened.set(entry.device, [...(opened.get(entry.device) ?? []), place]);
  });
  return streams.flatMap(({ who, device, first, later }) =>
    [first, ...later].flatMap((received) => {
      const asked = opened.get(device)?.findLast((place) => place < received.place);
      return told(received).map(({ isWhole, ...it }) => ({
        ...{ ...it, subject: it.subject === "" ? who : it.subject, device, at: received.id },
        ...{ time: received.envelope.timestamp, place: received.place },
        ...(isWhole && asked !== undefined && { asked }),
        ...(received === first && { asOf: first.id }),
      }));
    }),
  );
}

type Part = Pick<HandTold, "subject" | "up" | "joined_at" | "isAway" | "isNews"> & { readonly isWhole: boolean };

function told({ envelope }: Received): Part[] {
  const { payload } = envelope;
  switch (payload.message) {
    case "join_success":
    case "resumed": {
      const { hand_updated_at: up, participants } = payload;
      const own = { subject: "", ...(up !== undefined && { up }), isAway: false, isNews: false, isWhole: true };
      return [own, ...participants.map((it) => ({ ...partOf(it), isNews: false, isWhole: true }))];
    }
    case "joined":
      return [{ ...partOf(payload), isNews: false, isWhole: false }];
    case "update":
      // A change of rights is replayed as of then, with the hand as it is now.
      if ("of_hand" in envelope) return [{ ...partOf(payload), isNews: true, isWhole: false }];
      return [{ ...withoutStay(partOf(payload)), isNews: false, isWhole: false }];
    default:
      return [];
  }
}

function withoutStay({ joined_at: _, ...part }: ReturnType<typeof partOf>) {
  return { ...part, isAway: false };
}

function partOf({ id, module_data }: Participant): Omit<Part, "isNews" | "isWhole"> {
  const { hand_updated_at: up, joined_at, left_at } = module_data.control;
  return { subject: id, ...(up !== undefined && { up }), joined_at, isAway: left_at !== undefined };
}
