import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import type { Elements } from "../../../kit/words/elements";

type Props = {
  icon: LucideIcon;
  id?: string;
  children: ReactNode;
  remedy: Elements;
};

/** A warning above the field: its text can go nowhere as it stands. */
export function WritingLost({ icon: Icon, id, children, remedy }: Props) {
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-2 rounded-t-[13px] border-b border-line bg-warn-wash px-3.5 py-2 text-sm font-medium text-warn"
    >
      <Icon aria-hidden size="1.0625rem" className="shrink-0" />
      <span id={id} className="min-w-0 flex-1 basis-48 wrap-anywhere">
        {children}
      </span>
      {remedy}
    </div>
  );
}
