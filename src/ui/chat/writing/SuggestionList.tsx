import { clsx } from "clsx";
import { type ReactNode, useEffect, useRef } from "react";

export type Suggestions<Item> = {
  id: string;
  items: readonly Item[];
  active: number;
  optionId: (index: number) => string;
  onTake: (item: Item) => void;
};

type Props<Item> = Suggestions<Item> & {
  label: string;
  keyOf: (item: Item) => string;
  children: (item: Item) => ReactNode;
  lineAt?: number;
};

/** The field keeps the focus. */
export function SuggestionList<Item>({ id, label, items, active, optionId, lineAt, ...parts }: Props<Item>) {
  const { keyOf, onTake, children } = parts;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[id="${CSS.escape(optionId(active))}"]`)?.scrollIntoView({ block: "nearest" });
  }, [active, optionId]);
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={label}
      className="absolute start-0 bottom-full z-30 mb-1 max-h-[min(20rem,45dvh)] w-[min(26rem,100%)] overflow-y-auto rounded-card border border-line bg-raise p-1 shadow-float motion-safe:animate-appear"
    >
      {items.map((item, index) => (
        <div key={keyOf(item)} className="contents">
          {index === lineAt && index > 0 && <div aria-hidden className="my-1 h-px bg-line" />}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field, which has the focus, takes the keys. */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: the field names the active option. */}
          <div
            id={optionId(index)}
            role="option"
            aria-selected={index === active}
            onPointerDown={(event) => event.preventDefault()}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(item)}
            className={clsx(
              "flex min-h-10 cursor-pointer items-center gap-2.5 rounded-lg px-2 py-1 text-sm pointer-coarse:min-h-11",
              index === active ? "bg-accent-wash forced-colors:outline-2" : "hover:bg-side",
            )}
          >
            {children(item)}
          </div>
        </div>
      ))}
    </div>
  );
}
