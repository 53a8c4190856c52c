import { clsx } from "clsx";
import type { ReactNode } from "react";

const TONES = {
  quiet: "border-line bg-side text-soft",
  accent: "border-transparent bg-accent-wash text-accent",
  private: "border-transparent bg-private-wash text-private",
  warn: "border-transparent bg-warn-wash text-warn",
} as const;

/** A short label such as a group or a role. Long ones are cut, and whole in the tooltip of the browser. */
export function Tag({ tone = "quiet", children }: { tone?: keyof typeof TONES; children: ReactNode }) {
  return (
    <span
      title={typeof children === "string" ? children : undefined}
      className={clsx(
        "inline-block max-w-full truncate rounded-md border px-1.5 align-middle text-xs font-medium",
        TONES[tone],
      )}
    >
      <bdi>{children}</bdi>
    </span>
  );
}
