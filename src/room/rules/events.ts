import type { RulesEvent } from "../../protocol";
import { everybody, moderators, type Natures, nobody, recipient } from "../base/nature";

export const rulesEvents: Natures<RulesEvent> = {
  rules_changed: {
    lasts: "in the log",
    kind: "rules",
    keeps: "all",
    seenBy: everybody,
    mentions: ({ issued_by }) => [issued_by],
  },
  filters_changed: {
    lasts: "in the log",
    kind: "rules",
    keeps: ["on_match", "issued_by"],
    seenBy: moderators,
    mentions: ({ issued_by }) => [issued_by],
  },
  error: { lasts: "for the moment", seenBy: recipient, mentions: nobody },
};
