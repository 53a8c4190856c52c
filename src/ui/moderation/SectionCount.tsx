import { clsx } from "clsx";
import { shortCount } from "../chat/conversations/unread";
import { useView } from "../room/session/RoomSession";
import { CONTENTS } from "./contents";
import type { SectionName } from "./section/sections";

const none = () => 0;

export function useSectionCount(name: SectionName): number {
  return useView(CONTENTS[name].count ?? none);
}

export function SectionCount({ name, className }: { name: SectionName; className?: string }) {
  const count = useSectionCount(name);
  if (count === 0) return null;
  return (
    <span
      aria-hidden
      className={clsx(
        "min-w-5 shrink-0 rounded-full px-1.5 text-center text-2xs leading-5 font-[650] tabular-nums forced-colors:border",
        CONTENTS[name].isWork ? "bg-accent text-accent-ink" : "border-line bg-side text-soft",
        className,
      )}
    >
      {shortCount(count)}
    </span>
  );
}
