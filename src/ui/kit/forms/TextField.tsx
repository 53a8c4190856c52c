import { clsx } from "clsx";
import type { ComponentProps } from "react";
import { FIELD_LOOK, Field, type FieldProps } from "./Field";

export function TextField({ label, hint, error, action, className, ...input }: FieldProps & ComponentProps<"input">) {
  return (
    <Field label={label} hint={hint} error={error} action={action}>
      {(wiring) => <input dir="auto" {...input} {...wiring} className={clsx(FIELD_LOOK, className)} />}
    </Field>
  );
}
