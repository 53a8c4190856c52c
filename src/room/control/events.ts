import type { ControlEvent, Id } from "../../protocol";
import { everybody, moderators, type Natures, nobody, recipient } from "../base/nature";
import type { Viewer } from "../base/viewer";

const othersWhoList = (viewer: Viewer, { payload: { id } }: { readonly payload: { readonly id: Id } }) =>
  viewer.counts !== true && id !== viewer.id;

export const controlEvents: Natures<ControlEvent> = {
  join_success: { lasts: "for the moment", seenBy: recipient, mentions: nobody },
  resumed: { lasts: "for the moment", seenBy: recipient, mentions: nobody },
  joined: { lasts: "as a tally", seenBy: othersWhoList, mentions: nobody },
  left: { lasts: "as a tally", seenBy: othersWhoList, mentions: nobody },
  presence: {
    lasts: "as a tally",
    gatheredBy: () => "presence",
    seenBy: (viewer, event) => viewer.counts === true || event.crowded === true,
    mentions: nobody,
  },
  update: { lasts: "in the log", keeps: "all", seenBy: everybody, mentions: nobody },
  // A replay after a promotion begins with the whole state.
  role_updated: { lasts: "in the log", keeps: ["new_role"], seenBy: recipient, mentions: nobody },
  flooding: { lasts: "for the moment", seenBy: moderators, mentions: nobody },
  error: { lasts: "for the moment", seenBy: recipient, mentions: nobody },
};
