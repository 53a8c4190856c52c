import { clsx } from "clsx";
import type { LucideIcon } from "lucide-react";
import { Button, type ButtonProps } from "./Button";
import { Tooltip } from "./Tooltip";

type Props = Omit<ButtonProps, "children" | "aria-label"> & {
  icon: LucideIcon;
  label: string;
};

export function IconButton({ icon: Icon, label, variant = "quiet", busy, className, ...rest }: Props) {
  return (
    <Tooltip text={label}>
      <Button
        variant={variant}
        busy={busy}
        aria-label={label}
        {...rest}
        className={clsx("aspect-square shrink-0 px-0!", className)}
      >
        {!busy && <Icon aria-hidden size="1.125rem" strokeWidth={1.9} />}
      </Button>
    </Tooltip>
  );
}
