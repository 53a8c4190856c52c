import { clsx } from "clsx";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type Props = { icon: LucideIcon; title: ReactNode; children?: ReactNode; heading?: "h1" | "h2" | "h3" | "p" };

export function EmptyState({ icon: Icon, title, children, heading: Heading = "p" }: Props) {
  return (
    <div className="mx-auto grid max-w-md grid-cols-1 justify-items-center gap-1 px-4 py-8 text-center">
      <span className="mb-2 grid size-12 place-items-center rounded-full bg-side text-soft">
        <Icon aria-hidden size="1.375rem" strokeWidth={1.75} />
      </span>
      <Heading className={clsx("line-clamp-6 font-semibold text-balance wrap-anywhere", Heading === "h1" && "text-lg")}>
        {title}
      </Heading>
      {children !== undefined && <div className="text-sm text-pretty text-soft wrap-anywhere">{children}</div>}
    </div>
  );
}
