import { RadioGroup } from "radix-ui";
import { useId } from "react";

type Props<Value extends string> = {
  label: string;
  hint?: string;
  value: Value;
  onValueChange: (value: Value) => void;
  options: readonly { value: Value; text: string }[];
};

export function RadioChoice<Value extends string>({ label, hint, value, onValueChange, options }: Props<Value>) {
  const id = useId();
  return (
    <div>
      <p id={id} className="text-sm font-semibold">
        {label}
      </p>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-xs text-soft">
          {hint}
        </p>
      )}
      <RadioGroup.Root
        aria-labelledby={id}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        value={value}
        onValueChange={(chosen) => {
          const option = options.find((it) => it.value === chosen);
          if (option) onValueChange(option.value);
        }}
        className="mt-1"
      >
        {options.map((option) => (
          <label
            key={option.value}
            htmlFor={`${id}-${option.value}`}
            className="flex min-h-8 cursor-pointer items-center gap-2.5 text-sm pointer-coarse:min-h-11"
          >
            <RadioGroup.Item
              id={`${id}-${option.value}`}
              value={option.value}
              className="grid size-5 shrink-0 place-items-center rounded-full border border-edge data-[state=checked]:border-accent"
            >
              <RadioGroup.Indicator className="size-2.5 rounded-full bg-accent forced-colors:bg-[Highlight]" />
            </RadioGroup.Item>
            <span>{option.text}</span>
          </label>
        ))}
      </RadioGroup.Root>
    </div>
  );
}
