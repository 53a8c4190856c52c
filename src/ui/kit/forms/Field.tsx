import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import type { Elements } from "../words/elements";

export type FieldProps = {
  label: ReactNode;
  action?: Elements;
  hint?: ReactNode;
  error?: ReactNode;
};

type Wiring = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };

export function Field({
  label,
  hint,
  error,
  action,
  children,
}: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const hasError = error !== undefined && error !== false;
  const described = [hint !== undefined && `${id}-hint`, hasError && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div>
      <label htmlFor={id} className="block text-sm font-medium">
        {label}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-xs text-soft">
          {hint}
        </p>
      )}
      <div className="mt-1.5 flex flex-wrap gap-2">
        <div className="min-w-0 flex-1 basis-40">
          {children({ id, "aria-describedby": described || undefined, "aria-invalid": hasError || undefined })}
        </div>
        {action}
      </div>
      {hasError && (
        <p id={`${id}-error`} className="mt-1.5 flex gap-1.5 text-sm text-danger">
          <CircleAlert aria-hidden size="1rem" className="mt-0.5 shrink-0" />
          <span className="min-w-0 wrap-anywhere">{error}</span>
        </p>
      )}
    </div>
  );
}

/** Below 16 pixels a phone would zoom in on a field. */
export const FIELD_LOOK =
  "w-full min-h-10 rounded-lg border border-edge bg-raise px-3 py-2 text-base text-text " +
  "aria-invalid:border-danger disabled:opacity-55 pointer-coarse:min-h-11 pointer-coarse:text-[1rem]";
