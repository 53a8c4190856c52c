import { type Evidence, evidenceOf } from "../evidence/evidence";
import type { History } from "../history";
import { doubled } from "./doubled";
import { folding } from "./folding";
import { gaps } from "./gaps";
import { invitations } from "./invitations";
import { lastSeen } from "./last-seen";
import { lost } from "./lost";
import { order } from "./order";
import { ownWrites } from "./own-writes";
import { permitted } from "./permitted";
import { privately } from "./private";
import { readings } from "./readings";
import { ruled } from "./ruled";
import { snapshots } from "./snapshots";
import { unsent } from "./unsent";

/** The guarantees, each with the function that finds its violations. */
export const checks = {
  "nothing acknowledged is lost": lost,
  "nothing unsent is seen": unsent,
  "nothing is doubled": doubled,
  "there is one order": order,
  "a stream has no gaps": gaps,
  "own writes are read": ownWrites,
  "private stays private": privately,
  "nothing is seen that is not permitted": permitted,
  "nothing happens that is not permitted": ruled,
  "a reading shows one moment": readings,
  "a snapshot shows one moment": snapshots,
  "folding gives the state of a snapshot": folding,
  "what was read stays read": lastSeen,
  "an invitation opens while it is good": invitations,
} satisfies Record<string, (evidence: Evidence) => Generator<string>>;

export type Guarantee = keyof typeof checks;
export type Fault = { readonly guarantee: Guarantee; readonly what: string };

const ENOUGH = 20;

export function faultsIn(history: History): Fault[] {
  const evidence = evidenceOf(history);
  return (Object.keys(checks) as Guarantee[]).flatMap((guarantee) => {
    const faults: Fault[] = [];
    for (const what of checks[guarantee](evidence)) {
      if (faults.length === ENOUGH) break;
      faults.push({ guarantee, what });
    }
    return faults;
  });
}
