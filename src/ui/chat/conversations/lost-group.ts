import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import type { Addressee } from "../../../protocol";
import { isLost } from "../../../room/view";
import type { SessionState } from "../../client/state/state";
import { useSessionState, useView } from "../../room/session/RoomSession";

export function useIsLost(to: Addressee): boolean {
  return useView((view) => isLost(view, to));
}

/** The open one, until the user leaves it, and those with messages that could not be sent. */
export function useLostGroups(): readonly Addressee[] {
  const names = useSessionState(useShallow(lostGroups));
  return useMemo(() => names.map((target): Addressee => ({ scope: "group", target })), [names]);
}

export function lostGroups({ view, open, pending }: SessionState): string[] {
  const all = [open, ...pending.map(({ to }) => to)];
  const lost = all.flatMap((to) => (to.scope === "group" && view && isLost(view, to) ? [to.target] : []));
  return [...new Set(lost)].sort();
}
