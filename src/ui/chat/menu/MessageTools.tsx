import { useMemo } from "react";
import { useListState, useListStore } from "../focus/list-state";
import { messageOf, type Row } from "../messages/rows";
import { ReactionPicker } from "../reactions/ReactionPicker";
import { MessageMenus } from "./MessageMenus";
import { SelectionToolbar } from "./SelectionToolbar";

/** `onClosed` gives the focus back. */
export function MessageTools({ rows, onClosed }: { rows: readonly Row[]; onClosed: () => void }) {
  const isSelecting = useListState(({ selection }) => selection !== undefined);
  const messages = useMemo(() => rows.flatMap((row) => messageOf(row) ?? []), [rows]);
  const store = useListStore();
  return (
    <>
      {/* A menu that leads to the choice of reactions leaves it the focus. */}
      <MessageMenus messages={messages} onClosed={() => !store.getState().picker && onClosed()} />
      <ReactionPicker messages={messages} onClosed={onClosed} />
      {isSelecting && <SelectionToolbar messages={messages} onEnd={onClosed} />}
    </>
  );
}
