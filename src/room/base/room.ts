import type {
  BadRequest,
  Command,
  Event,
  Filters,
  Id,
  ModerationState,
  Refusal,
  Role,
  Timestamp,
} from "../../protocol";
import type { KnownMessage, Pin } from "./message";
import type { Review } from "./reviewed";

export type Member = {
  readonly id: Id;
  readonly display_name: string;
  readonly role: Role;
  readonly is_room_owner: boolean;
  readonly groups: readonly string[];
  readonly invited_role?: Role;
  /** The least number of a message that they see; 0 is all of them. */
  readonly visible_from: number;
  /** Known while the room has a slow mode. */
  readonly last_posted_at?: Timestamp;
  readonly joined_at: Timestamp;
  readonly left_at?: Timestamp;
  readonly banned?: { readonly by: Id; readonly at: Timestamp };
  /** Without `until` until it is lifted. A mute whose time is over may still be there. */
  readonly muted?: { readonly until?: Timestamp };
  readonly waits?: Waiting;
  readonly name_is_given?: true;
  readonly hand?: Timestamp;
};

export type Waiting = {
  /** Since when they wait; absent while they are away. */
  readonly since?: Timestamp;
  /** Let in, and not there yet. */
  readonly isAccepted: boolean;
  /** Never let in before: as good as unknown to all others. */
  readonly isStranger: boolean;
  /** The code by which a stranger came: it is used when they are let in. */
  readonly came_by?: string;
  readonly declined_at?: Timestamp;
};

export type Invitation = {
  readonly invite_id: Id;
  readonly label?: string;
  readonly role: Role;
  readonly groups: readonly string[];
};

export type Restricted = ModerationState;

/** `matches` takes a text as `room/rules/words.ts` normalises it. */
export type CompiledFilters = Filters & { readonly matches: (normalised: string) => boolean };

/** A message that does not exist is `undefined`, and may be sent in the same commit. */
export type Room = {
  readonly id: Id;
  readonly title: string;
  readonly members: ReadonlyMap<Id, Member>;
  /** Those participants of the commands who were never let in: only moderators may speak of them. */
  readonly strangers: ReadonlyMap<Id, Member>;
  readonly messages: ReadonlyMap<Id, KnownMessage | undefined>;
  /** The room's pins by message; empty unless a command needs them. An ended one may be among them. */
  readonly pins: ReadonlyMap<Id, Pin>;
  readonly review: Review;
  /** By participant: messages to everyone that are not deleted; empty unless a command needs them. */
  readonly written: ReadonlyMap<Id, readonly Id[]>;
  /** By participant: used invitations that are not revoked; empty unless a command needs them. */
  readonly redeemed: ReadonlyMap<Id, readonly Invitation[]>;
  /** Absent unless a command needs them. */
  readonly restricted?: Restricted;
  readonly here: number;
  /** Absent in a room that never had any. */
  readonly filters?: CompiledFilters;
  readonly states: ReadonlyMap<string, object>;
};

export type Happening = Event & {
  /** The only recipient; absent for an event that decides by itself. */
  readonly to?: Id;
  readonly by?: Id;
  /** Of an event about an earlier message: the number of that message. */
  readonly message_number?: number;
  /** The session that does not get it, because it caused it. */
  readonly except?: string;
  readonly wasHeld?: true;
  /** Of `debriefing_started`: the participants whose sessions end. */
  readonly sent_away?: readonly Id[];
  /** Of an `update` that tells of a hand alone: it is a tally. */
  readonly of_hand?: true;
  /** The participants whom it concerns and does not name: the log finds it under them, too. */
  readonly about?: readonly Id[];
  /** Of an edit or a deletion: the message is reported, so moderators who do not see it hear of its text. */
  readonly reported?: true;
  /** Of `presence`: the room has become too large for a list, if only for a moment. */
  readonly crowded?: boolean;
};

/** A happening, with its number once it has one. */
export type Numbered = Happening & { readonly number?: number };

/** A happening with its time and its number: in the room's sequence if it is durable, else among the passing ones. */
export type RoomEvent = Happening & {
  readonly timestamp: Timestamp;
  readonly number?: number;
  readonly passing?: number;
  /** Of a gathered event, in place of `passing`: the passing number whose state it tells. */
  readonly as_of?: number;
  /** Of joins and leaves: the headcount after them. */
  readonly here?: number;
  readonly transaction_id?: string;
};

export type Answer = {
  readonly message_id?: Id;
  readonly held?: true;
  /** The mentioned people who cannot see the message. */
  readonly unseen_by?: readonly Id[];
};

export type Decision =
  | ({ readonly kind: "accepted"; readonly events: readonly Happening[] } & Answer)
  | { readonly kind: "refused"; readonly error: Refusal }
  | { readonly kind: "bad_request"; readonly bad: BadRequest };

export type Request<C extends Command["payload"] = Command["payload"]> = {
  readonly room: Room;
  readonly by: Member;
  readonly payload: C;
  readonly session?: string;
  /** The id for the message, if one follows. */
  readonly new_id: Id;
  readonly last_seen?: Timestamp;
  readonly now: Timestamp;
  /** The name that is free for the asked one; absent where nobody may be called so. */
  readonly free_name?: string;
};

export type Needs = {
  readonly members?: readonly Id[];
  readonly messages?: readonly Id[];
  readonly pins?: boolean;
  readonly writtenBy?: Id;
  readonly redeemedBy?: Id;
  readonly restricted?: boolean;
  readonly review?: boolean;
  readonly mayBeHeld?: boolean;
  /** The command may change the rules of the room, under which the rest of the commit is decided. */
  readonly mayChangeRules?: boolean;
  /** The reports that are needed: one by its id, or those on a message. */
  readonly reports?: ReportsNeeded;
  readonly present?: boolean;
  readonly hands?: boolean;
  readonly reacting?: { readonly message_id: Id; readonly reaction: string };
  readonly lastSeenIn?: string;
  /** It keeps no receipt, and may wait for other commands. */
  readonly isPassing?: true;
};

export type ReportsNeeded = { readonly report_id: Id } | { readonly message_id: Id };

export function isMovement({ payload: { message } }: Event): boolean {
  return message === "joined" || message === "left";
}

export const accepted = (events: readonly Happening[], answer: Answer = {}): Decision => ({
  kind: "accepted",
  events,
  ...answer,
});
export const refused = (error: Refusal): Decision => ({ kind: "refused", error });
export const bad = (reason: BadRequest["reason"], more: Partial<BadRequest> = {}): Decision => ({
  kind: "bad_request",
  bad: { reason, ...more },
});
