import type { Evidence } from "../../evidence/evidence";
import type { Entry } from "../../history";

type Knock = { readonly asked: number; readonly answered: number; readonly outcome: string };
type Invitation = { readonly max_uses: number; revoking: number; revoked: number; readonly knocks: Knock[] };

/** An invitation lets in everybody it has to, nobody after it was revoked, and no more people than it may. */
export function* invitations({ history }: Evidence): Generator<string> {
  for (const [code, { max_uses, revoking, revoked, knocks }] of invitationsIn(history.entries)) {
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
        default:
          yield `the invitation ${code} was refused with ${outcome}`;
      }
  }
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
        invitations.get(code)?.knocks.push({ asked, answered: place, outcome: entry.outcome });
      }
    }
  });
  return invitations;
}
