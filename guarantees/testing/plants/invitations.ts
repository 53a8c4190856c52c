import type { Entry } from "../../history";
import { changedOnce, type Plants } from "./editing";

type Let = Extract<Entry, { kind: "let" }>;

const breaks = "an invitation opens while it is good";
const isLet =
  (outcome: Let["outcome"]) =>
  (it: Entry): it is Let =>
    it.kind === "let" && it.outcome === outcome;

export const plantsAtTheDoor: Plants = {
  "a revoked invitation that lets somebody in": {
    breaks,
    plant: (entries) => changedOnce(entries, isLet("invite_revoked"), (it) => ({ ...it, outcome: "in" })),
  },
  "an invitation that lets in more than it may": {
    breaks,
    plant: (entries) => changedOnce(entries, isLet("invite_used_up"), (it) => ({ ...it, outcome: "in" })),
  },
  "an invitation that was refused as revoked, and was not": {
    breaks,
    plant: (entries) => changedOnce(entries, isLet("in"), (it) => ({ ...it, outcome: "invite_revoked" })),
  },
  "an invitation that was refused as used up, and was not": {
    breaks,
    plant: (entries) => changedOnce(entries, isLet("in"), (it) => ({ ...it, outcome: "invite_used_up" })),
  },
  "a good invitation that nobody knows": {
    breaks,
    plant: (entries) => changedOnce(entries, isLet("in"), (it) => ({ ...it, outcome: "not_found" })),
  },
};
