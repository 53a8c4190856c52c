import { type Evidence, evidenceOf } from "../evidence/evidence";
import type { History } from "../history";
import { afterlife } from "./messages/afterlife";
import { counts } from "./messages/counts";
import { done } from "./messages/done";
import { found } from "./messages/found";
import { gone } from "./messages/gone";
import { mentions } from "./messages/mentions";
import { ownChanges } from "./messages/own-changes";
import { ownReactions } from "./messages/own-reactions";
import { purged } from "./messages/purged";
import { texts } from "./messages/texts";
import { tombstones } from "./messages/tombstones";
import { doubled } from "./order/doubled";
import { gaps } from "./order/gaps";
import { lost } from "./order/lost";
import { order } from "./order/order";
import { unsent } from "./order/unsent";
import { debriefed } from "./people/debriefed";
import { handsDone } from "./people/hands-done";
import { handsShown } from "./people/hands-shown";
import { names } from "./people/names";
import { pinsDone } from "./pins/pins-done";
import { pinsFounded } from "./pins/pins-founded";
import { pinsKnown } from "./pins/pins-known";
import { pinsRuled } from "./pins/pins-ruled";
import { pinsShown } from "./pins/pins-shown";
import { decided } from "./review/decided";
import { heldBack } from "./review/held-back";
import { reports } from "./review/reports";
import { waiting } from "./review/waiting";
import { declined } from "./rights/declined";
import { filtered } from "./rights/filtered";
import { invitations } from "./rights/invitations";
import { muted } from "./rights/muted";
import { permitted } from "./rights/permitted";
import { privately } from "./rights/private";
import { ruled } from "./rights/ruled";
import { shutOut } from "./rights/shut-out";
import { typing } from "./rights/typing";
import { waitingRoom } from "./rights/waiting-room";
import { folding } from "./states/folding";
import { lastSeen } from "./states/last-seen";
import { ownWrites } from "./states/own-writes";
import { readings } from "./states/readings";
import { snapshots } from "./states/snapshots";

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
  "the muted say nothing": muted,
  "the shut out do nothing and learn nothing": shutOut,
  "from the waiting room nothing is seen": waitingRoom,
  "a reading shows one moment": readings,
  "a snapshot shows one moment": snapshots,
  "folding gives the state of a snapshot": folding,
  "what was read stays read": lastSeen,
  "a text is shown as it stood": texts,
  "what is deleted is seen by nobody": gone,
  "nothing happens to a deleted message": afterlife,
  "a tombstone keeps its place": tombstones,
  "an acknowledged edit or deletion is done": done,
  "an acknowledged removal of all is done": purged,
  "counts tell the truth": counts,
  "own reactions are the receiver's own": ownReactions,
  "own changes are read": ownChanges,
  "an acknowledged pin or unpin is done": pinsDone,
  "nothing is pinned that nobody pinned": pinsFounded,
  "a pin changes something": pinsRuled,
  "pins are shown as they stood": pinsShown,
  "pins are known to each device": pinsKnown,
  "a mention arrives as it was sent": mentions,
  "nobody is told of typing that is not": typing,
  "what waits is seen by moderators and its author alone": waiting,
  "what waits is decided on once": decided,
  "what is to wait waits": heldBack,
  "a report is made and settled before moderators' eyes": reports,
  "an invitation opens while it is good": invitations,
  "the declined stay out for a while": declined,
  "what is blocked is not said": filtered,
  "a search finds what its reader may read": found,
  "a given name stays": names,
  "hands are shown as they were raised": handsShown,
  "hands are raised and lowered as asked": handsDone,
  "a debriefing sends away whom it means": debriefed,
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
