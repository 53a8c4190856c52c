import { clsx } from "clsx";
import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const TONES = {
  info: { icon: Info, look: "bg-accent-wash text-accent" },
  warn: { icon: TriangleAlert, look: "bg-warn-wash text-warn" },
  bad: { icon: CircleAlert, look: "bg-danger-wash text-danger" },
} as const;

/** Errors are read out at once. */
export function Banner({ tone, children }: { tone: keyof typeof TONES; children: ReactNode }) {
  const { icon: Icon, look } = TONES[tone];
  return (
    <div
      role={tone === "bad" ? "alert" : "status"}
      className={clsx("flex items-start gap-2.5 rounded-lg px-3 py-2 text-sm font-medium", look)}
    >
      <Icon aria-hidden size="1.125rem" className="mt-px shrink-0" />
      <div className="min-w-0 flex-1 wrap-anywhere">{children}</div>
    </div>
  );
}
