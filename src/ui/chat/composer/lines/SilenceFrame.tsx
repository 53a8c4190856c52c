import type { LucideIcon } from "lucide-react";
import type { Elements } from "../../../kit/words/elements";

type Props = {
  id: string;
  icon: LucideIcon;
  children: Elements;
};

export function SilenceFrame({ id, icon: Icon, children }: Props) {
  return (
    <p className="flex gap-2 rounded-t-[13px] border-b border-line bg-warn-wash px-3.5 py-2 text-sm font-medium text-warn">
      <Icon aria-hidden size="1.0625rem" className="mt-0.5 shrink-0" />
      <span id={id} className="min-w-0 wrap-anywhere">
        {children}
      </span>
    </p>
  );
}
