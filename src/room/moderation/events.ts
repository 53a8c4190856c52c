import type { Id, ModerationEvent } from "../../protocol";
import { moderators, type Natures } from "../base/nature";

const issuerIfJoined = ({ issued_by }: { readonly issued_by?: Id }) => (issued_by === undefined ? [] : [issued_by]);

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
};
