import type { ControlEvent, Id } from "../../protocol";
import { everybody, moderators, type Nature, type Natures, nobody, recipient } from "../base/nature";
import type { Viewer } from "../base/viewer";

const othersWhoList = (viewer: Viewer, { payload: { id } }: { readonly payload: { readonly id: Id } }) =>
  viewer.counts !== true && id !== viewer.id;

type Update = Extract<ControlEvent, { message: "update" }>;
const handOf = ({ id }: { readonly id: Id }) => `hand ${id}`;

/** An `update` that tells of a hand alone: of many, the newest counts, and it comes before any other of that person. */
export const handEvent: Nature<Update> = {
  lasts: "as a tally",
  gatheredBy: handOf,
  tells: handOf,
  seenBy: everybody,
  mentions: nobody,
};

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
  update: { lasts: "in the log", kind: "people", keeps: "all", ends: handOf, seenBy: everybody, mentions: nobody },
  // A replay after a promotion begins with the whole state.
  role_updated: { lasts: "in the log", kind: "people", keeps: ["new_role"], seenBy: recipient, mentions: nobody },
  hand_raised: { lasts: "for the moment", seenBy: recipient, mentions: nobody },
  hand_lowered: { lasts: "for the moment", seenBy: recipient, mentions: nobody },
  flooding: { lasts: "for the moment", seenBy: moderators, mentions: nobody },
  error: { lasts: "for the moment", seenBy: recipient, mentions: nobody },
};
