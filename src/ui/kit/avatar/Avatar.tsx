import { clsx } from "clsx";
import { UserRound } from "lucide-react";
import { useContext } from "react";
import { AvatarGroundsContext, GROUNDS } from "./avatar-grounds";
import { initials } from "./initials";

const SIZES = { small: "size-7 text-[0.6875rem]", medium: "size-8 text-xs", large: "size-11 text-base" } as const;

type Props = { id: string; name: string; size?: keyof typeof SIZES };

/** A disc with a person's initials, in a colour of their own while colours last. The name stands beside it. */
export function Avatar({ id, name, size = "medium" }: Props) {
  const letters = initials(name);
  const grounds = useContext(AvatarGroundsContext);
  return (
    <span
      aria-hidden
      data-avatar
      translate="no"
      className={clsx(
        "grid shrink-0 place-items-center overflow-hidden rounded-full font-[650] text-white select-none",
        "forced-colors:border forced-colors:text-[CanvasText]",
        SIZES[size],
        grounds?.of(id) ?? GROUNDS[0],
      )}
    >
      {letters || <UserRound size="1rem" />}
    </span>
  );
}
