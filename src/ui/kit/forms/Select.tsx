import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { FIELD_LOOK, Field, type FieldProps } from "./Field";

type Props<Value extends string> = FieldProps &
  Omit<ComponentProps<"select">, "value" | "onChange"> & {
    value: Value;
    onValueChange: (value: Value) => void;
    options: readonly { value: Value; text: string }[];
  };

/** Every phone and screen reader knows the browser's own list. */
export function Select<Value extends string>(props: Props<Value>) {
  const { label, hint, error, action, value, onValueChange, options, className, ...select } = props;
  const choose = (chosen: string) => {
    const option = options.find((it) => it.value === chosen);
    if (option) onValueChange(option.value);
  };
  return (
    <Field label={label} hint={hint} error={error} action={action}>
      {(wiring) => (
        <span className="relative block">
          <select
            {...select}
            {...wiring}
            value={value}
            onChange={(event) => choose(event.target.value)}
            className={clsx(FIELD_LOOK, "appearance-none pe-9", className)}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.text}
              </option>
            ))}
          </select>
          <ChevronDown
            aria-hidden
            size="1rem"
            className="pointer-events-none absolute inset-e-3 top-1/2 -translate-y-1/2 text-soft"
          />
        </span>
      )}
    </Field>
  );
}
