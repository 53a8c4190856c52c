import { clsx } from "clsx";

export type ButtonVariant = "plain" | "primary" | "quiet" | "danger" | "destroy" | "private" | "public";
export type ButtonSize = "medium" | "small";

const VARIANTS: Record<ButtonVariant, string> = {
  plain: "border-line bg-raise text-text hover:bg-side",
  primary: "border-transparent bg-accent text-accent-ink hover:brightness-110",
  quiet: "border-transparent bg-transparent text-soft hover:bg-side hover:text-text",
  danger: "border-line bg-raise text-danger hover:border-danger hover:bg-danger-wash",
  destroy: "border-transparent bg-danger text-danger-ink hover:brightness-110",
  private: "border-transparent bg-private text-private-ink hover:brightness-110",
  public: "border-transparent bg-text text-bg hover:opacity-90",
};

const SIZES: Record<ButtonSize, string> = {
  medium:
    "min-h-[max(2.25rem,24px)] px-3.5 py-1.5 text-sm pointer-coarse:min-h-[max(2.25rem,44px)] pointer-coarse:min-w-[44px]",
  small: "min-h-[max(2rem,24px)] px-2.5 py-1 text-xs pointer-coarse:min-h-[max(2rem,44px)] pointer-coarse:min-w-[44px]",
};

export function buttonLook(variant: ButtonVariant = "plain", size: ButtonSize = "medium"): string {
  return clsx(
    "inline-flex max-w-full items-center justify-center gap-2 rounded-lg border font-medium no-underline",
    "transition-colors select-none disabled:opacity-55 aria-disabled:opacity-70",
    "forced-colors:border-[ButtonText]",
    VARIANTS[variant],
    SIZES[size],
  );
}
