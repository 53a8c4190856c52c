import { clsx } from "clsx";
import { Switch as Radix } from "radix-ui";

type Props = {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  busy?: boolean;
  disabled?: boolean;
  "aria-describedby"?: string;
} & ({ "aria-label": string; "aria-labelledby"?: never } | { "aria-labelledby": string; "aria-label"?: never });

export function Switch({ checked, onCheckedChange, busy = false, disabled, ...name }: Props) {
  return (
    <Radix.Root
      {...name}
      checked={checked}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onCheckedChange={(next) => !busy && onCheckedChange(next)}
      className={clsx(
        "relative h-7 w-12 shrink-0 rounded-full border transition-colors disabled:opacity-55 aria-disabled:opacity-70",
        "pointer-coarse:after:absolute pointer-coarse:after:-inset-2",
        "border-edge bg-side data-[state=checked]:border-accent data-[state=checked]:bg-accent",
        "forced-colors:data-[state=checked]:bg-[Highlight]",
      )}
    >
      <Radix.Thumb
        className={clsx(
          "absolute inset-s-[0.1875rem] top-[0.1875rem] block size-5 rounded-full bg-edge transition-transform",
          "data-[state=checked]:translate-x-5 data-[state=checked]:bg-accent-ink rtl:data-[state=checked]:-translate-x-5",
          "forced-colors:bg-[ButtonText]",
        )}
      />
    </Radix.Root>
  );
}
