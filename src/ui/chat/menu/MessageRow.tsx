import { clsx } from "clsx";
import { memo, useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import type { Addressee } from "../../../protocol";
import { activeRow, RowContext, useListState } from "../focus/list-state";
import { isSameLine, MessageLine } from "../messages/MessageLine";
import { messageOf, type Row } from "../messages/rows";
import { MessageBar } from "./MessageBar";
import { SelectBox } from "./SelectBox";

type Props = { row: Row; to: Addressee };

export const MessageRow = memo(function MessageRow({ row, to }: Props) {
  const message = messageOf(row);
  const isSelectable = row.kind === "message" && row.message.deleted_at === undefined;
  const { isActive, isRinged, isSelecting, isSelected } = useListState(
    useShallow((state) => ({
      isActive: message !== undefined && activeRow(state) === row.key,
      isRinged: state.ringed === row.key,
      isSelecting: isSelectable && state.selection !== undefined,
      isSelected: isSelectable && message !== undefined && state.selection?.ids.has(message.id) === true,
    })),
  );
  const context = useMemo(() => ({ key: row.key, ...(message && { id: message.id }) }), [row.key, message]);
  if (row.kind !== "message" && row.kind !== "pending") return <MessageLine row={row} to={to} />;
  return (
    <div
      data-row={row.key}
      className={clsx(
        "relative mx-auto w-full max-w-[50.5rem] rounded-lg",
        (isActive || isSelected) && "bg-side",
        isSelecting && "[&_[data-avatar]]:invisible",
        // The ring takes the place of the outline that shows the focus.
        isRinged &&
          "-outline-offset-2 outline-accent motion-safe:animate-ring motion-reduce:outline-2 [&_article]:outline-none",
      )}
    >
      <RowContext value={context}>
        <MessageLine row={row} to={to} />
      </RowContext>
      {isSelecting && message && <SelectBox message={message} isSelected={isSelected} />}
      {isActive && message && <MessageBar message={message} leads={row.leads} />}
    </div>
  );
}, isSameLine);
