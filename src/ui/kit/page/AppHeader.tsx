import { clsx } from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslation } from "../../language/translation/use-translation";
import type { Elements } from "../words/elements";

type Props = {
  title: ReactNode;
  subtitle?: Elements;
  meta?: Elements;
  back?: Elements;
  children?: ReactNode;
};

export function AppHeader({ title, subtitle, meta, back, children }: Props) {
  return (
    <header className="sticky top-0 z-20 flex min-h-14 items-center max-sm:flex-wrap gap-2 border-b border-line bg-bg px-2 pt-[max(0.375rem,env(safe-area-inset-top))] pb-1.5 low:min-h-0 low:pb-0.5 sm:gap-3 sm:px-4">
      {back ?? <Mark />}
      <div className="min-w-0 max-sm:flex-1 max-sm:basis-20 tight:basis-12">
        <h1 className={clsx("truncate text-base", subtitle && "leading-tight")}>{title}</h1>
        {subtitle}
      </div>
      {meta}
      <div
        data-print="none"
        // With large letters icons and edges stay narrow before a line more is taken from the messages.
        className="ms-auto flex items-center gap-[min(0.375rem,6px)] max-sm:min-w-0 max-sm:flex-wrap max-sm:justify-end max-sm:[&_a]:px-[min(0.875rem,14px)] max-sm:[&>.aspect-square]:w-[min(2.25rem,44px)] sm:shrink-0 sm:gap-2"
      >
        {children}
      </div>
    </header>
  );
}

export function Mark() {
  const { t } = useTranslation();
  return (
    <Link
      href="/"
      aria-label={t("kit.home")}
      className="relative m-1 grid size-7 shrink-0 place-items-center rounded-lg bg-accent font-bold text-accent-ink no-underline forced-colors:border pointer-coarse:after:absolute pointer-coarse:after:-inset-2"
    >
      <span aria-hidden translate="no" className="text-sm">
        P
      </span>
    </Link>
  );
}
