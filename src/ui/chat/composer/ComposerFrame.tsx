import { clsx } from "clsx";
import type { Elements } from "../../kit/words/elements";

type Props = { className: string; onSubmit: () => void; children: Elements };

export function ComposerFrame({ className, onSubmit, children }: Props) {
  return (
    <div
      data-print="none"
      data-composer
      // On a low screen the messages and the field keep their room, and the rest between them scrolls.
      className="flex min-h-0 flex-col px-2 pt-1 pb-[max(0.625rem,env(safe-area-inset-bottom))] sm:px-6 sm:pb-[max(1rem,env(safe-area-inset-bottom))] low:pt-0 low:pb-1"
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
        className={clsx(
          "relative mx-auto flex min-h-0 w-full max-w-[47.5rem] flex-col rounded-card border shadow-raised",
          "has-[textarea:focus]:outline-2 has-[textarea:focus]:-outline-offset-1",
          className,
        )}
      >
        {children}
      </form>
    </div>
  );
}
