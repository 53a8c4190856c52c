import type {
  ControlEvent,
  Id,
  JoinSuccess,
  ModerationEvent,
  NameRestrictions,
  Participant,
  Resumed,
  Timestamp,
} from "../../protocol";
import type { NoticeFields } from "../base/notice";
import { type RightsNotice, rightsNotices } from "./rights";

export type ControlView = {
  readonly raise_hands_enabled: boolean;
  readonly display_name_change_restrictions: NameRestrictions;
  readonly name_is_given: boolean;
  /** The headcount of a room that is too large for a list. */
  readonly count?: number;
  /** With a `count`: all known participants, whose presence may be outdated. */
  readonly participants: Readonly<Record<Id, Participant>>;
};

export type ControlNotice =
  | (NoticeFields & { readonly kind: "joined" | "left" })
  | (NoticeFields & { readonly kind: "renamed"; readonly old_name: string; readonly new_name: string })
  | RightsNotice;

type People = { readonly self: Participant; readonly control: ControlView };
type Own = Pick<JoinSuccess, "display_name" | "role" | "is_room_owner" | "hand_is_up" | "hand_updated_at">;

export function ownControl({ display_name, role, is_room_owner, hand_is_up, hand_updated_at }: Own) {
  return { display_name, role, is_room_owner, hand_is_up, hand_updated_at };
}

export function beginControl(
  { participants, participant_count: count, module_data }: JoinSuccess,
  self: Participant,
  timestamp: Timestamp,
  previous?: ControlView,
): ControlView {
  return {
    ...(count !== undefined && { count }),
    raise_hands_enabled: module_data.moderation?.raise_hands_enabled ?? true,
    display_name_change_restrictions: module_data.moderation?.display_name_change_restrictions ?? { type: "disabled" },
    name_is_given: module_data.moderation?.name_is_given === true,
    // Without a list, known participants may be absent or renamed: the page asks for them anew.
    participants: byId([...(count === undefined ? absentees(previous, timestamp) : []), ...participants, self]),
  };
}

export function resumeControl(
  view: ControlView,
  { participants, participant_count: count }: Resumed,
  self: Participant,
  timestamp: Timestamp,
): ControlView {
  // All whose hand is up are among the participants.
  const known = count === undefined ? absentees(view, timestamp) : Object.values(view.participants).map(withHandDown);
  const { count: _, ...others } = view;
  return {
    ...others,
    ...(count !== undefined && { count }),
    participants: byId([...known, ...participants, self]),
  };
}

type LaterEvent = Exclude<ControlEvent, { message: "join_success" | "resumed" }>;

/** Idempotent. */
export function evolveControlView(
  people: People,
  payload: LaterEvent,
  timestamp: Timestamp,
): [People, ControlNotice[]] {
  const { participants } = people.control;
  switch (payload.message) {
    case "joined": {
      const { message: _, ...participant } = payload;
      const before = participants[participant.id];
      const wasHere = before !== undefined && before.module_data.control.left_at === undefined;
      return [
        withParticipant(people, participant),
        wasHere ? [] : [{ kind: "joined", who: participant.id, timestamp }],
      ];
    }
    case "left": {
      const participant = participants[payload.id];
      if (participant === undefined || participant.module_data.control.left_at !== undefined) return [people, []];
      return [
        withParticipant(people, withControl(withHandDown(participant), { left_at: timestamp })),
        [{ kind: "left", who: participant.id, timestamp }],
      ];
    }
    case "presence":
      return [{ ...people, control: { ...people.control, count: payload.count } }, []];
    case "update": {
      const { message: _, old_name, ...participant } = payload;
      const before = participants[participant.id];
      const after = updated(before, participant);
      const rights = before ? rightsNotices(before, after, { self: people.self.id, timestamp }) : [];
      const new_name = participant.module_data.control.display_name;
      const renamed: ControlNotice[] =
        old_name === undefined ? [] : [{ kind: "renamed", who: participant.id, timestamp, old_name, new_name }];
      return [withParticipant(people, after), [...rights, ...renamed]];
    }
    case "role_updated":
      return [withParticipant(people, withControl(people.self, { role: payload.new_role })), []];
    case "hand_raised":
      if (people.self.module_data.control.hand_is_up) return [people, []];
      return [withParticipant(people, withControl(people.self, { hand_is_up: true, hand_updated_at: timestamp })), []];
    case "hand_lowered":
      return [withParticipant(people, withHandDown(people.self)), []];
    case "flooding":
    case "error":
      return [people, []];
  }
}

/** Applies an `update` without changing presence, because the update may be older than the known presence. */
export function updated(before: Participant | undefined, now: Participant): Participant {
  if (before === undefined) return now;
  const { joined_at, left_at } = before.module_data.control;
  const { left_at: _, ...control } = now.module_data.control;
  const after = {
    ...now,
    module_data: { ...now.module_data, control: { ...control, joined_at, ...(left_at && { left_at }) } },
  };
  return left_at === undefined ? after : withHandDown(after);
}

/** The moderation events that leave hands and names as they are. A new event has to be named here, or dealt with below. */
type Unsettling =
  | "invitation_created"
  | "invitation_revoked"
  | "in_waiting_room"
  | "accepted"
  | "declined"
  | "kicked"
  | "sent_to_waiting_room"
  | "banned"
  | "joined_waiting_room"
  | "left_waiting_room"
  | "participant_accepted"
  | "participants_accepted"
  | "participant_declined"
  | "participant_kicked"
  | "participant_sent_back"
  | "waiting_room_enabled"
  | "waiting_room_disabled"
  | "hands_reset"
  | "session_ended"
  | "debriefing_started"
  | "participant_banned"
  | "participant_unbanned"
  | "chat_muted"
  | "chat_unmuted"
  | "error";

/** The people after moderators switched hands on or off, which lowers all, or said who may change a name. */
export function evolveSettings(people: People, payload: ModerationEvent): People {
  const { self, control } = people;
  switch (payload.message) {
    case "raise_hands_enabled":
      return control.raise_hands_enabled ? people : { self, control: { ...control, raise_hands_enabled: true } };
    case "raise_hands_disabled":
      if (!control.raise_hands_enabled) return people;
      return {
        self: withHandDown(self),
        control: {
          ...{ ...control, raise_hands_enabled: false },
          participants: byId(Object.values(control.participants).map(withHandDown)),
        },
      };
    case "raised_hand_reset_by_moderator":
      return withParticipant(people, withHandDown(self));
    case "display_name_change_restrictions_enabled": {
      const { unrestricted_participants } = payload;
      const restrictions = { type: "enabled", unrestricted_participants } as const;
      return { self, control: { ...control, display_name_change_restrictions: restrictions } };
    }
    case "display_name_change_restrictions_disabled":
      return { self, control: { ...control, display_name_change_restrictions: { type: "disabled" } } };
    case "display_name_changed":
      if (payload.target !== self.id || payload.issued_by === self.id) return people;
      return { self, control: { ...control, name_is_given: true } };
  }
  payload.message satisfies Unsettling;
  return people;
}

function withHandDown(participant: Participant): Participant {
  const { hand_is_up, hand_updated_at: _, ...control } = participant.module_data.control;
  if (!hand_is_up) return participant;
  return { ...participant, module_data: { ...participant.module_data, control: { ...control, hand_is_up: false } } };
}

export function byId(participants: readonly Participant[]): ControlView["participants"] {
  return Object.fromEntries(participants.map((it) => [it.id, it]));
}

/** A participant with changes in the control's part; other namespaces' parts stay. */
export function withControl(
  participant: Participant,
  change: Partial<Participant["module_data"]["control"]>,
): Participant {
  const { module_data } = participant;
  return { ...participant, module_data: { ...module_data, control: { ...module_data.control, ...change } } };
}

/** Known participants that are absent unless listed: the kept pages may refer to them. */
function absentees(previous: ControlView | undefined, timestamp: Timestamp): Participant[] {
  return Object.values(previous?.participants ?? {}).map((participant) =>
    withControl(withHandDown(participant), { left_at: participant.module_data.control.left_at ?? timestamp }),
  );
}

function withParticipant({ self, control }: People, participant: Participant): People {
  return {
    self: participant.id === self.id ? participant : self,
    control: { ...control, participants: { ...control.participants, [participant.id]: participant } },
  };
}
