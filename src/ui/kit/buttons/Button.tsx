import { clsx } from "clsx";
import type { ComponentProps, MouseEvent } from "react";
import { type ButtonSize, type ButtonVariant, buttonLook } from "./button-look";
import { Spinner } from "./Spinner";

export type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  busy?: boolean;
};

/** `disabled` takes a button out of the focus order; `busy` and `aria-disabled` only swallow the click. */
export function Button({ variant, size, busy = false, className, onClick, children, ...rest }: ButtonProps) {
  const inert = busy || rest["aria-disabled"] === true || rest["aria-disabled"] === "true";
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (inert) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={inert || undefined}
      aria-busy={busy || undefined}
      onClick={click}
      className={clsx(buttonLook(variant, size), className)}
    >
      {busy && <Spinner />}
      {/* The label has an element of its own: page translation moves texts away from beside the wheel. */}
      <span className="contents">{children}</span>
    </button>
  );
}
