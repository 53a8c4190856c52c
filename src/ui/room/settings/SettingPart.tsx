import { useId } from "react";
import type { Elements } from "../../kit/words/elements";

export function SettingPart({ title, children }: { title: string; children: Elements }) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="mt-3 max-sm:rounded-card max-sm:border max-sm:border-line max-sm:bg-raise max-sm:p-4"
    >
      <h3 id={id} className="text-xs text-soft max-sm:text-base max-sm:text-text">
        {title}
      </h3>
      <div>{children}</div>
    </section>
  );
}
