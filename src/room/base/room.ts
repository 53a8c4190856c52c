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

/** A participant, present or not. */
export type Member = {
  readonly id: Id;
  readonly display_name: string;
  readonly role: Role;
  readonly is_room_owner: boolean;
  readonly groups: readonly string[];
  /** The highest role below moderator that an invitation gave. */
  readonly invited_role?: Role;
  /** The least number of a message that they see: newcomers may see nothing from before them. 0 is all of them. */
  readonly visible_from: number;
  /** The time of the newest message to everyone; known while the room has a slow mode. */
  readonly last_posted_at?: Timestamp;
  readonly joined_at: Timestamp;
  readonly left_at?: Timestamp;
  readonly banned?: { readonly by: Id; readonly at: Timestamp };
  /** Without `until` until it is lifted. A mute whose time is over may still be there. */
  readonly muted?: { readonly until?: Timestamp };
  readonly waits?: Waiting;
  /** A moderator has given them their name: it stays. */
  readonly name_is_given?: true;
  /** Since when their hand is up. */
  readonly hand?: Timestamp;
};

/** The standing of a participant who has to be let in. */
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

/** An invitation as moderators know it. */
export type Invitation = {
  readonly invite_id: Id;
  readonly label?: string;
  readonly role: Role;
  readonly groups: readonly string[];
};

/** The people whom moderators restrict. */
export type Restricted = ModerationState;

/** The blocked words of a room, in a form that finds them: `matches` takes a text as `room/rules/words.ts` normalises it. */
export type CompiledFilters = Filters & { readonly matches: (normalised: string) => boolean };

/**
 * The part of a room that decisions need. `members` has the participants in the commands, `messages` the messages; one
 * that does not exist is `undefined`, and may be sent in the same commit.
 */
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
  /** By participant: their messages to everyone that are not deleted; empty unless a command needs them. */
  readonly written: ReadonlyMap<Id, readonly Id[]>;
  /** By participant: the invitations that they used and that are not revoked; empty unless a command needs them. */
  readonly redeemed: ReadonlyMap<Id, readonly Invitation[]>;
  /** The people whom moderators restrict; absent unless a command needs them. */
  readonly restricted?: Restricted;
  /** The headcount. */
  readonly here: number;
  /** Absent in a room that never had any. */
  readonly filters?: CompiledFilters;
  /** The small states by namespace, of those whose state has changed since the room was made. */
  readonly states: ReadonlyMap<string, object>;
};

/** An event, and its audience. */
export type Happening = Event & {
  /** The only recipient; absent for an event that decides by itself. */
  readonly to?: Id;
  /** The participant whose command led to it. */
  readonly by?: Id;
  /** Of an event about an earlier message: the number of that message. */
  readonly message_number?: number;
  /** The session that does not get it, because it caused it. */
  readonly except?: string;
  /** Of a message that a moderator has approved: its author sent it earlier. */
  readonly wasHeld?: true;
  /** Of `debriefing_started`: the participants whose sessions end. */
  readonly sent_away?: readonly Id[];
  /** Of an `update` that tells of a hand alone: it is a tally. */
  readonly of_hand?: true;
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

/** The part of a receipt that concerns a message. */
export type Answer = {
  readonly message_id?: Id;
  /** The message waits for a moderator. */
  readonly held?: true;
  /** The mentioned people who cannot see the message. */
  readonly unseen_by?: readonly Id[];
};

/** The outcome of a command, before any effect. */
export type Decision =
  | ({ readonly kind: "accepted"; readonly events: readonly Happening[] } & Answer)
  | { readonly kind: "refused"; readonly error: Refusal }
  | { readonly kind: "bad_request"; readonly bad: BadRequest };

/** A command, its sender, and the inputs that a rule may not read for itself. */
export type Request<C extends Command["payload"] = Command["payload"]> = {
  readonly room: Room;
  readonly by: Member;
  readonly payload: C;
  /** The session of the command. */
  readonly session?: string;
  /** The id for the message, if one follows. */
  readonly new_id: Id;
  /** The sender's read marker in the command's conversation, if known. */
  readonly last_seen?: Timestamp;
  /** The room's clock. */
  readonly now: Timestamp;
  /** Of a command that changes a name: the one that can be had for it; absent where nobody may be called so. */
  readonly free_name?: string;
};

/** The data that a decision needs besides the room and the sender. */
export type Needs = {
  readonly members?: readonly Id[];
  readonly messages?: readonly Id[];
  readonly pins?: boolean;
  /** The participant whose messages to everyone are needed. */
  readonly writtenBy?: Id;
  /** The participant whose used invitations are needed. */
  readonly redeemedBy?: Id;
  /** The people whom moderators restrict are needed. */
  readonly restricted?: boolean;
  /** All that waits for moderators is needed. */
  readonly review?: boolean;
  /** The command may add a message to those that wait for moderators. */
  readonly mayBeHeld?: boolean;
  /** The reports that are needed: one by its id, or those on a message. */
  readonly reports?: ReportsNeeded;
  /** All who are here are needed. */
  readonly present?: boolean;
  /** All whose hand is up are needed. */
  readonly hands?: boolean;
  /** The reaction that the sender gives or takes back. The message's counts and the sender's reactions are needed. */
  readonly reacting?: { readonly message_id: Id; readonly reaction: string };
  /** The conversation whose read marker of the sender is needed. */
  readonly lastSeenIn?: string;
  /** The command leads to nothing that lasts: it keeps no receipt, and may wait for others. */
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
