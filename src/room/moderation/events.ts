import type { Id, ModerationEvent } from "../../protocol";
import { everybody, moderators, type Natures, nobody, recipient } from "../base/nature";
import type { Viewer } from "../base/viewer";

const issuerIfJoined = ({ issued_by }: { readonly issued_by?: Id }) => (issued_by === undefined ? [] : [issued_by]);
type OfTarget = { readonly payload: { readonly target: Id } };
const moderatorsAndTarget = (viewer: Viewer, { payload }: OfTarget) =>
  viewer.role === "moderator" || viewer.id === payload.target;

const oneAndIssuer = ({ participant_id, issued_by }: { readonly participant_id: Id; readonly issued_by: Id }) => [
  participant_id,
  issued_by,
];
const toOneself = { lasts: "for the moment", seenBy: recipient, mentions: nobody } as const;
const ended =
  (payload: ModerationEvent) =>
  ({ participant_id }: { readonly participant_id: Id }) => ({
    ids: [participant_id],
    told: { namespace: "moderation", payload } as const,
  });

export const moderationEvents: Natures<ModerationEvent> = {
  invitation_created: {
    lasts: "in the log",
    kind: "invitations",
    keeps: ["invite_id", "issued_by"],
    seenBy: moderators,
    mentions: issuerIfJoined,
  },
  invitation_revoked: {
    lasts: "in the log",
    kind: "invitations",
    keeps: ["invite_id", "issued_by"],
    seenBy: moderators,
    mentions: issuerIfJoined,
  },
  in_waiting_room: toOneself,
  accepted: toOneself,
  declined: toOneself,
  kicked: toOneself,
  sent_to_waiting_room: toOneself,
  banned: toOneself,
  joined_waiting_room: { lasts: "as a tally", seenBy: moderators, mentions: nobody },
  left_waiting_room: { lasts: "as a tally", seenBy: moderators, mentions: nobody },
  participant_accepted: {
    lasts: "in the log",
    kind: "door",
    keeps: "all",
    letsIn: ({ participant_id }) => [participant_id],
    seenBy: moderators,
    mentions: oneAndIssuer,
  },
  participants_accepted: {
    lasts: "in the log",
    kind: "door",
    keeps: "all",
    letsIn: ({ targets }) => targets,
    seenBy: moderators,
    mentions: ({ targets, issued_by }) => [...targets, issued_by],
  },
  participant_declined: {
    lasts: "in the log",
    kind: "door",
    keeps: "all",
    endsSessionsOf: ended({ message: "declined" }),
    seenBy: moderators,
    mentions: oneAndIssuer,
  },
  participant_kicked: {
    lasts: "in the log",
    kind: "restrictions",
    keeps: "all",
    endsSessionsOf: ended({ message: "kicked", reason: "kicked" }),
    seenBy: moderators,
    mentions: oneAndIssuer,
  },
  participant_sent_back: {
    lasts: "in the log",
    kind: "door",
    keeps: "all",
    endsSessionsOf: ended({ message: "sent_to_waiting_room" }),
    seenBy: moderators,
    mentions: oneAndIssuer,
  },
  waiting_room_enabled: {
    lasts: "in the log",
    kind: "door",
    keeps: "all",
    seenBy: everybody,
    mentions: ({ issued_by }) => [issued_by],
  },
  waiting_room_disabled: {
    lasts: "in the log",
    kind: "door",
    keeps: "all",
    letsIn: () => "all",
    seenBy: everybody,
    mentions: ({ issued_by }) => [issued_by],
  },
  session_ended: toOneself,
  debriefing_started: {
    lasts: "in the log",
    kind: "people",
    keeps: "all",
    endsSessionsOf: ({ issued_by }, { sent_away = [] }) => ({
      ids: sent_away,
      told: { namespace: "moderation", payload: { message: "session_ended", issued_by } },
    }),
    seenBy: everybody,
    mentions: ({ issued_by }) => [issued_by],
  },
  raise_hands_enabled: {
    lasts: "in the log",
    kind: "rules",
    keeps: "all",
    seenBy: everybody,
    mentions: ({ issued_by }) => [issued_by],
  },
  raise_hands_disabled: {
    lasts: "in the log",
    kind: "rules",
    keeps: "all",
    // It lowers all hands, also those that are still to be told of.
    ends: () => "all",
    seenBy: everybody,
    mentions: ({ issued_by }) => [issued_by],
  },
  raised_hand_reset_by_moderator: toOneself,
  hands_reset: {
    lasts: "in the log",
    kind: "people",
    keeps: "all",
    seenBy: moderators,
    mentions: ({ targets, issued_by }) => [...targets, issued_by],
  },
  display_name_changed: {
    lasts: "in the log",
    kind: "people",
    keeps: ["target", "issued_by"],
    seenBy: everybody,
    mentions: ({ target, issued_by }) => [...new Set([target, issued_by])],
  },
  display_name_change_restrictions_enabled: {
    lasts: "in the log",
    kind: "rules",
    keeps: "all",
    seenBy: everybody,
    mentions: ({ issued_by }) => [issued_by],
  },
  display_name_change_restrictions_disabled: {
    lasts: "in the log",
    kind: "rules",
    keeps: "all",
    seenBy: everybody,
    mentions: ({ issued_by }) => [issued_by],
  },
  participant_banned: {
    lasts: "in the log",
    kind: "restrictions",
    keeps: ["participant_id", "banned_by", "banned_at"],
    endsSessionsOf: ended({ message: "banned" }),
    seenBy: moderators,
    mentions: ({ participant_id, banned_by }) => [participant_id, banned_by],
  },
  participant_unbanned: {
    lasts: "in the log",
    kind: "restrictions",
    keeps: "all",
    seenBy: moderators,
    mentions: oneAndIssuer,
  },
  chat_muted: {
    lasts: "in the log",
    kind: "restrictions",
    keeps: "all",
    seenBy: moderatorsAndTarget,
    mentions: ({ target, issued_by }) => [target, issued_by],
  },
  chat_unmuted: {
    lasts: "in the log",
    kind: "restrictions",
    keeps: "all",
    seenBy: moderatorsAndTarget,
    mentions: ({ target, issued_by }) => [target, issued_by],
  },
  error: { lasts: "for the moment", seenBy: recipient, mentions: nobody },
};
