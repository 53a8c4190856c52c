import type { StoredMessage } from "../../../protocol";
import type { View } from "../../../room/view";
import type { SessionState } from "../../client/state/state";
import { useSpeech } from "../../language/Speech";
import { useSession, useSessionState, useView } from "../../room/session/RoomSession";
import { useSettings, useSettingsKeeper } from "../../settings/SettingsProvider";
import { useListState, useListStore } from "../focus/list-state";
import type { Action } from "./actions/action";
import { actions } from "./actions/actions";

export function useActions(message: StoredMessage) {
  const { t } = useSpeech();
  const view = useView((it) => it);
  const isSent = useSessionState((state) => isInRoom(state, message));
  const hasKeys = useSettings(({ shortcuts }) => shortcuts);
  const asTyped = useListState((state) => state.asTyped);
  const runs = useRuns();
  return actions.flatMap(({ label, key, ...action }, at) =>
    isPossible(action, message, { view: isSent && view, asTyped })
      ? [{ ...action, key: hasKeys ? key : undefined, label: label(t), run: () => runs[at]?.(message) }]
      : [],
  );
}

export type Offered = ReturnType<typeof useActions>[number];

export function beginsAuthor(actions: readonly Offered[], at: number): boolean {
  return actions[at]?.isOfAuthor === true && actions[at - 1]?.isOfAuthor !== true;
}

export function useActionKeys(): (key: string, message: StoredMessage) => (() => void) | undefined {
  const { store } = useSession();
  const settings = useSettingsKeeper();
  const list = useListStore();
  const runs = useRuns();
  return (key, message) => {
    if (!settings.store.getState().shortcuts) return undefined;
    const state = store.getState();
    const at = actions.findIndex((action) => action.key === key.toLowerCase());
    const [action, { view }] = [actions[at], state];
    const { asTyped } = list.getState();
    const seen = { view: isInRoom(state, message) && view, asTyped };
    if (!view || !action || !isPossible(action, message, seen)) return undefined;
    return () => runs[at]?.(message);
  };
}

function isInRoom({ pending }: Pick<SessionState, "pending">, { id }: StoredMessage): boolean {
  return !pending.some(({ transaction_id }) => transaction_id === id);
}

/** `view` is false for a message that is still on its way. */
type Seen = { readonly view: View | undefined | false; readonly asTyped?: ReadonlySet<string> };

function isPossible(
  { isForUnsent, isOffered }: Pick<Action, "isForUnsent" | "isOffered">,
  message: StoredMessage,
  { view, asTyped }: Seen,
) {
  return view ? isOffered(message, view, asTyped) : isForUnsent === true;
}

function useRuns() {
  // biome-ignore lint/correctness/useHookAtTopLevel: the table never changes, so the order of the hooks is the same.
  return actions.map(({ useRun }) => useRun());
}
