import type { Entry } from "../../history";
import { changedOnce, type Plants, without } from "./editing";

type Let = Extract<Entry, { kind: "let" }>;

const breaks = "an invitation opens while it is good";
const isLet =
  (outcome: Let["outcome"]) =>
  (it: Entry): it is Let =>
    it.kind === "let" && it.outcome === outcome;

type Asked = Extract<Entry, { kind: "asked" }>;

const revoking = (it: Entry): it is Asked =>
  it.kind === "asked" && it.command.payload.action === "ban" && it.command.payload.revoke_invite === true;
const isIt =
  (one: Let) =>
  (it: Entry): it is Let =>
    it === one;

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
  "a ban that was to revoke an invitation, which lets somebody in": {
    breaks,
    plant: (entries) => {
      const at = entries.findIndex(revoking);
      const later = entries.slice(at).find(isLet("invite_revoked"));
      return at < 0 || later === undefined
        ? undefined
        : changedOnce(entries, isIt(later), () => ({ ...later, outcome: "in" }));
    },
  },
  "a ban that revokes an invitation, and was not to": {
    breaks,
    plant: (entries) =>
      changedOnce(entries, revoking, (it) => {
        const { payload } = it.command;
        const command = { ...it.command, payload: { ...payload, revoke_invite: false } };
        return { ...it, command } as Asked;
      }),
  },
  "a stranger who was declined and is let in at once": {
    breaks: "the declined stay out for a while",
    plant: (entries) =>
      changedOnce(
        entries,
        (it): it is Extract<Entry, { kind: "let again" }> => it.kind === "let again",
        (it) => ({ ...it, outcome: "waiting" }),
      ),
  },
  "a stranger who was declined by nobody": {
    breaks: "the declined stay out for a while",
    plant: (entries) =>
      entries.some(isLet("declined"))
        ? without(entries, ({ message }) => message === "participant_declined")
        : undefined,
  },
  "a good invitation that nobody knows": {
    breaks,
    plant: (entries) => changedOnce(entries, isLet("in"), (it) => ({ ...it, outcome: "not_found" })),
  },
};
