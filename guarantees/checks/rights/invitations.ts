import type { Id } from "../../../src/protocol";
import { isRefused } from "../../evidence/deeds";
import type { Evidence } from "../../evidence/evidence";
import type { Entry } from "../../history";

type Knock = {
  readonly asked: number;
  readonly answered: number;
  readonly outcome: string;
  readonly who: Id | undefined;
};
type Invitation = {
  readonly invite_id: Id;
  readonly max_uses: number;
  revoking: number;
  revoked: number;
  readonly knocks: Knock[];
};

/**
 * An invitation lets in everybody it has to, nobody after it was revoked, and no more people than it may. A ban revokes
 * the invitations by which its target came if it is to, and no others.
 */
export function* invitations(evidence: Evidence): Generator<string> {
  const all = invitationsIn(evidence.history.entries);
  for (const it of all.values()) revokedByBans(evidence, it);
  yield* unfounded(evidence, [...all.values()]);
  for (const [code, { max_uses, revoking, revoked, knocks }] of all) {
    if (knocks.filter(({ outcome }) => outcome === "in").length > max_uses)
      yield `the invitation ${code} let in more than ${max_uses}`;
    for (const { asked, answered, outcome } of knocks)
      switch (outcome) {
        case "in":
        case "waiting":
        case "accepted":
        case "declined":
          if (asked > revoked) yield `the invitation ${code} let somebody in after it was revoked`;
          break;
        case "invite_revoked":
          if (answered < revoking) yield `the invitation ${code} was refused as revoked before anybody revoked it`;
          break;
        case "invite_used_up":
          if (knocks.filter((other) => other.asked !== asked && other.asked < answered).length < max_uses)
            yield `the invitation ${code} was refused as used up, and nobody else had used it`;
          break;
        case "banned":
          if (!mayBeBanned(evidence, answered))
            yield `somebody with the invitation ${code} was banned, and nobody did so`;
          break;
        default:
          yield `the invitation ${code} was refused with ${outcome}`;
      }
  }
}

/** Moves the moments of its revocation to those of bans that were to revoke it, where they are earlier. */
function revokedByBans({ deeds }: Evidence, invitation: Invitation): void {
  for (const deed of deeds) {
    const { payload } = deed.command;
    if (payload.action !== "ban" || payload.revoke_invite !== true || isRefused(deed)) continue;
    const came = invitation.knocks.filter(({ who }) => who === payload.target);
    if (came.length > 0) invitation.revoking = Math.min(invitation.revoking, deed.asked);
    const isUsed = came.some((it) => (it.outcome === "in" || it.outcome === "accepted") && it.answered < deed.asked);
    if (isUsed) invitation.revoked = Math.min(invitation.revoked, deed.acknowledged ?? Number.POSITIVE_INFINITY);
  }
}

/** Each revocation in the order of events was begun by the owner, or by a ban of somebody who came by it. */
function* unfounded({ ledger }: Evidence, all: readonly Invitation[]): Generator<string> {
  for (const { number, event } of ledger.events.values()) {
    if (event.payload.message !== "invitation_revoked") continue;
    const { invite_id } = event.payload;
    const invitation = all.find((it) => it.invite_id === invite_id);
    if (invitation !== undefined && invitation.revoking === Number.POSITIVE_INFINITY)
      yield `the invitation ${invite_id} was revoked (${number}), and nobody asked for it`;
  }
}

function mayBeBanned({ deeds }: Evidence, answered: number): boolean {
  return deeds.some((deed) => deed.command.payload.action === "ban" && deed.asked < answered && !isRefused(deed));
}

/** The fate of each invitation; a moment that never came is infinitely far. */
function invitationsIn(entries: readonly Entry[]): Map<string, Invitation> {
  const never = Number.POSITIVE_INFINITY;
  const invitations = new Map<string, Invitation>();
  const knocked = new Map<number, { readonly code: string; readonly asked: number }>();
  entries.forEach((entry, place) => {
    switch (entry.kind) {
      case "invited":
        invitations.set(entry.code, {
          invite_id: entry.invite_id,
          max_uses: entry.max_uses ?? never,
          revoking: never,
          revoked: never,
          knocks: [],
        });
        break;
      case "revoking":
      case "revoked": {
        const invitation = invitations.get(entry.code);
        if (invitation !== undefined) invitation[entry.kind] = place;
        break;
      }
      case "knocked":
        knocked.set(entry.knock, { code: entry.code, asked: place });
        break;
      case "let": {
        const { code = "", asked = 0 } = knocked.get(entry.knock) ?? {};
        invitations.get(code)?.knocks.push({ asked, answered: place, outcome: entry.outcome, who: entry.who });
      }
    }
  });
  return invitations;
}
