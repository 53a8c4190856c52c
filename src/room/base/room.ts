import type { BadRequest, Command, Event, Id, Refusal, Role, Timestamp } from "../../protocol";

/** Somebody in a room, here or not. */
export type Member = {
  readonly id: Id;
  readonly display_name: string;
  readonly role: Role;
  readonly is_room_owner: boolean;
  readonly groups: readonly string[];
  /** The highest role below moderator that an invitation gave. */
  readonly invited_role?: Role;
  readonly joined_at: Timestamp;
  readonly left_at?: Timestamp;
};

/** A room, as far as what is to be decided needs it: `members` holds those whom the commands name. */
export type Room = {
  readonly id: Id;
  readonly title: string;
  readonly enabled: boolean;
  readonly members: ReadonlyMap<Id, Member>;
};

/** Something that happens in a room: an event, and what decides who gets it. */
export type Happening = Event & {
  /** The only participant that may see it; without it, what the event itself says. */
  readonly to?: Id;
  /** The participant whose command led to it. */
  readonly by?: Id;
  /** The session that does not get it, because it said so itself. */
  readonly except?: string;
  /** Of `presence`: more are here than a list is kept of, so that from now on everybody counts. */
  readonly crowded?: boolean;
};

/** A happening with its time and its number: in the room's sequence if it is durable, else among what passes. */
export type RoomEvent = Happening & {
  readonly timestamp: Timestamp;
  readonly number?: number;
  readonly passing?: number;
  /** Of who came and went: how many are here then. */
  readonly here?: number;
  readonly transaction_id?: string;
};

/** What a command leads to. Nothing of it has happened yet. */
export type Decision =
  | { readonly kind: "accepted"; readonly events: readonly Happening[]; readonly message_id?: Id }
  | { readonly kind: "refused"; readonly error: Refusal }
  | { readonly kind: "bad_request"; readonly bad: BadRequest };

/** A command, who asks, and what a rule may not read for itself. */
export type Request<C extends Command["payload"] = Command["payload"]> = {
  readonly room: Room;
  readonly by: Member;
  readonly payload: C;
  /** The session that the command came on. */
  readonly session?: string;
  /** The id of the message, should one follow. */
  readonly new_id: Id;
  /** Up to when the sender has read the conversation that the command names, where that is known. */
  readonly last_seen?: Timestamp;
  /** What time it is by the room's clock. */
  readonly now: Timestamp;
};

/** What has to be read before a command can be decided, besides the room and the participant who gives it. */
export type Needs = {
  readonly members?: readonly Id[];
  /** The conversation of which the sender's read marker has to be known. */
  readonly lastSeenIn?: string;
};

/** Whether an event tells that somebody came or went. */
export function isMovement({ payload: { message } }: Event): boolean {
  return message === "joined" || message === "left";
}

export const accepted = (events: readonly Happening[], message_id?: Id): Decision => ({
  kind: "accepted",
  events,
  message_id,
});
export const refused = (error: Refusal): Decision => ({ kind: "refused", error });
export const bad = (reason: BadRequest["reason"], more: Partial<BadRequest> = {}): Decision => ({
  kind: "bad_request",
  bad: { reason, ...more },
});
