import type { StoredMessage } from "../../../protocol";
import { useSpeech } from "../../language/Speech";
import { useSession, useView } from "../../room/session/RoomSession";
import { actions } from "./actions/actions";

/** The user's actions on a message, as they are now. */
export function useActions(message: StoredMessage) {
  const { t } = useSpeech();
  const view = useView((it) => it);
  const runs = useRuns();
  return actions.flatMap(({ isOffered, label, ...action }, at) =>
    isOffered(message, view) ? [{ ...action, label: label(t), run: () => runs[at]?.(message) }] : [],
  );
}

export type Offered = ReturnType<typeof useActions>[number];

/** Does the action of a letter; returns false if the message has none. */
export function useActionKeys(): (key: string, message: StoredMessage) => boolean {
  const { store } = useSession();
  const runs = useRuns();
  return (key, message) => {
    const { view } = store.getState();
    const at = actions.findIndex((action) => action.key === key.toLowerCase());
    if (!view || !actions[at]?.isOffered(message, view)) return false;
    runs[at]?.(message);
    return true;
  };
}

function useRuns() {
  // biome-ignore lint/correctness/useHookAtTopLevel: the table never changes, so the order of the hooks is the same.
  return actions.map(({ useRun }) => useRun());
}
