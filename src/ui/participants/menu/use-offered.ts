import { useShallow } from "zustand/react/shallow";
import { composerField } from "../../chat/composing/focus-composer";
import { useSessionState } from "../../room/session/RoomSession";
import type { Action } from "../actions/action";
import { actions } from "../actions/actions";
import type { Subject } from "../moderating/subject";

export function useOffered(subject: Subject): Action[][] {
  const offered = useSessionState(
    useShallow(({ view, open }) => {
      if (view === undefined) return [];
      const here = composerField() === null ? { view } : { view, open };
      return actions.filter(({ isOffered }) => isOffered(subject, here));
    }),
  );
  const parts = [...new Set(offered.map(({ part }) => part))];
  return parts.map((part) => offered.filter((it) => it.part === part));
}
