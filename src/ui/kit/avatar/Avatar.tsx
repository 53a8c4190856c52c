import { clsx } from "clsx";
import { UserRound } from "lucide-react";
import { useContext } from "react";
import { ArrivalContext, groundOf } from "./avatar-grounds";
import { initials } from "./initials";

const SIZES = { small: "size-7 text-[0.6875rem]", medium: "size-8 text-xs", large: "size-11 text-base" } as const;

type Props = { id: string; name: string; size?: keyof typeof SIZES };

export function Avatar({ id, name, size = "medium" }: Props) {
  const letters = initials(name);
  const placeOf = useContext(ArrivalContext);
  return (
    <span
      aria-hidden
      data-avatar
      translate="no"
      className={clsx(
        "grid shrink-0 place-items-center overflow-hidden rounded-full font-[650] text-white select-none",
        "forced-colors:border forced-colors:text-[CanvasText]",
        SIZES[size],
        groundOf(id, placeOf(id)),
      )}
    >
      {letters || <UserRound size="1rem" />}
    </span>
  );
}
