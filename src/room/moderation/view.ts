import type {
  Id,
  ModerationEvent,
  ModerationMissed,
  ModerationShown,
  ModerationState,
  Role,
  Timestamp,
} from "../../protocol";
import { isEnded } from "../base/mute";
import { evolveRestricted, NOBODY_RESTRICTED, withoutWaiting } from "./restricted";

/** The moderation's part of a view; only moderators have it. */
export type ModerationView = ModerationState | undefined;

type Happened = { readonly payload: ModerationEvent; readonly timestamp: Timestamp };

export function evolveModerationView(view: ModerationView, { payload, timestamp }: Happened): ModerationView {
  return view && evolveRestricted(view, payload, timestamp);
}

/** The part after a return, which tells who waits now; an earlier Parley does not. */
export function withWaiting(view: ModerationView, missed: ModerationMissed | undefined): ModerationView {
  return view && missed ? { ...view, ...missed } : view;
}

export function withoutEnded(view: ModerationView, now: Timestamp): ModerationView {
  if (!view?.muted.some((mute) => isEnded(mute, now))) return view;
  return { ...view, muted: view.muted.filter((mute) => !isEnded(mute, now)) };
}

export function withArrival(view: ModerationView, id: Id): ModerationView {
  return view && withoutWaiting(view, id);
}

export function ofRole(view: ModerationView, role: Role, given?: ModerationShown): ModerationView {
  if (role !== "moderator") return undefined;
  return given !== undefined && isWhole(given) ? given : (view ?? NOBODY_RESTRICTED);
}

function isWhole(shown: ModerationShown): shown is ModerationState {
  return shown.muted !== undefined;
}
