import type { Id, ModerationEvent } from "../../protocol";
import { moderators, type Natures, nobody, recipient } from "../base/nature";
import type { Viewer } from "../base/viewer";

const issuerIfJoined = ({ issued_by }: { readonly issued_by?: Id }) => (issued_by === undefined ? [] : [issued_by]);
type OfTarget = { readonly payload: { readonly target: Id } };
const moderatorsAndTarget = (viewer: Viewer, { payload }: OfTarget) =>
  viewer.role === "moderator" || viewer.id === payload.target;

export const moderationEvents: Natures<ModerationEvent> = {
  invitation_created: {
    lasts: "in the log",
    keeps: ["invite_id", "issued_by"],
    seenBy: moderators,
    mentions: issuerIfJoined,
  },
  invitation_revoked: {
    lasts: "in the log",
    keeps: ["invite_id", "issued_by"],
    seenBy: moderators,
    mentions: issuerIfJoined,
  },
  banned: { lasts: "for the moment", seenBy: recipient, mentions: nobody },
  participant_banned: {
    lasts: "in the log",
    // The name stands in the participant's row.
    keeps: ["participant_id", "banned_by", "banned_at"],
    endsSessionsOf: ({ participant_id }) => ({
      participant_id,
      told: { namespace: "moderation", payload: { message: "banned" } },
    }),
    seenBy: moderators,
    mentions: ({ participant_id, banned_by }) => [participant_id, banned_by],
  },
  participant_unbanned: {
    lasts: "in the log",
    keeps: "all",
    seenBy: moderators,
    mentions: ({ participant_id, issued_by }) => [participant_id, issued_by],
  },
  chat_muted: {
    lasts: "in the log",
    keeps: "all",
    seenBy: moderatorsAndTarget,
    mentions: ({ target, issued_by }) => [target, issued_by],
  },
  chat_unmuted: {
    lasts: "in the log",
    keeps: "all",
    seenBy: moderatorsAndTarget,
    mentions: ({ target, issued_by }) => [target, issued_by],
  },
  error: { lasts: "for the moment", seenBy: recipient, mentions: nobody },
};
