// biome-ignore-all lint/a11y/useSemanticElements: only the lines on the screen are drawn, each in its place.
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus stays in the search, which names the active cell.
import type { EmojiLine } from "./emoji-lines";

type Props = {
  id: string;
  line: EmojiLine;
  row: number;
  active: number | undefined;
  onChoose: (emoji: string) => void;
};

export function EmojiRow({ id, line, row, active, onChoose }: Props) {
  if (line.kind === "title")
    return (
      <div role="row" aria-rowindex={row}>
        <div role="rowheader" className="px-1 py-1 text-xs font-semibold text-faint">
          {line.title}
        </div>
      </div>
    );
  return (
    <div role="row" aria-rowindex={row} translate="no" className="flex">
      {line.emojis.map(({ emoji, label }, column) => (
        <button
          key={emoji}
          type="button"
          role="gridcell"
          id={`${id}-${line.from + column}`}
          tabIndex={-1}
          aria-colindex={column + 1}
          aria-label={label}
          aria-selected={line.from + column === active}
          title={label}
          onClick={() => onChoose(emoji)}
          className="grid size-9 shrink-0 place-items-center rounded-md text-xl hover:bg-side pointer-coarse:size-[max(2.25rem,44px)] aria-selected:bg-side aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-edge"
        >
          {emoji}
        </button>
      ))}
    </div>
  );
}
