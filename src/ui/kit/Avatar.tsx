import { clsx } from "clsx";
import { UserRound } from "lucide-react";
import { initials } from "./initials";

/** Grounds on which white stands with at least 4.5:1, in both themes. */
const GROUNDS = [
  "bg-[#2f6f9f]",
  "bg-[#9a5b1e]",
  "bg-[#56741d]",
  "bg-[#8a3d62]",
  "bg-[#4b4fa3]",
  "bg-[#8c4a2f]",
  "bg-[#217567]",
  "bg-[#7a4a9c]",
  "bg-[#a23b45]",
  "bg-[#4f6577]",
  "bg-[#7c6512]",
  "bg-[#2f7546]",
] as const;

const SIZES = { small: "size-7 text-[0.6875rem]", medium: "size-8 text-xs", large: "size-11 text-base" } as const;

type Props = { id: string; name: string; size?: keyof typeof SIZES };

/** A disc with somebody's initials, in a colour that their id always gives. The name stands beside it. */
export function Avatar({ id, name, size = "medium" }: Props) {
  const letters = initials(name);
  return (
    <span
      aria-hidden
      className={clsx(
        "grid shrink-0 place-items-center overflow-hidden rounded-full font-[650] text-white select-none",
        "forced-colors:border forced-colors:text-[CanvasText]",
        SIZES[size],
        GROUNDS[hash(id) % GROUNDS.length],
      )}
    >
      {letters || <UserRound size={16} />}
    </span>
  );
}

function hash(text: string): number {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + character.charCodeAt(0)) >>> 0;
  return sum;
}
