import { clsx } from "clsx";
import type { LucideIcon } from "lucide-react";
import { RadioGroup } from "radix-ui";

type Props<Value extends string> = {
  "aria-labelledby": string;
  "aria-describedby"?: string;
  value: Value;
  onValueChange: (value: Value) => void;
  isShut?: boolean;
  options: readonly { value: Value; text: string; icon?: LucideIcon }[];
  className?: string;
};

export function SegmentedChoice<Value extends string>({
  value,
  onValueChange,
  isShut = false,
  options,
  className,
  ...name
}: Props<Value>) {
  return (
    <RadioGroup.Root
      {...name}
      value={value}
      aria-disabled={isShut || undefined}
      onValueChange={(chosen) => {
        const option = options.find((it) => it.value === chosen);
        if (option && !isShut) onValueChange(option.value);
      }}
      className={clsx(
        "flex max-w-full flex-wrap rounded-lg border border-line bg-side p-0.5 aria-disabled:opacity-70",
        className,
      )}
    >
      {options.map(({ value, text, icon: Icon }) => (
        <RadioGroup.Item
          key={value}
          value={value}
          className={clsx(
            "inline-flex min-h-8 flex-1 items-center justify-center gap-1.5 rounded-md border border-transparent px-2.5",
            "text-xs font-semibold whitespace-nowrap text-soft hover:text-text pointer-coarse:min-h-11",
            "data-[state=checked]:border-edge data-[state=checked]:bg-raise data-[state=checked]:text-text",
            "forced-colors:data-[state=checked]:border-[Highlight] forced-colors:data-[state=checked]:border-2",
          )}
        >
          {Icon && <Icon aria-hidden size="1rem" strokeWidth={1.9} className="max-sm:hidden" />}
          <span>{text}</span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
