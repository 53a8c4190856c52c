import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

type Props = {
  title: ReactNode;
  /** Beside the title: how many are here, the state of the connection. */
  meta?: ReactNode;
  /** In place of the mark: the way back. */
  back?: ReactNode;
  /** At the end. */
  children?: ReactNode;
};

/** The bar at the top of every screen, with the page's `h1`. */
export function AppHeader({ title, meta, back, children }: Props) {
  return (
    <header className="sticky top-0 z-20 flex min-h-14 items-center gap-2 border-b border-line bg-bg px-2 py-1.5 sm:gap-3 sm:px-4">
      {back ?? <Mark />}
      <h1 className="min-w-0 truncate text-base">{title}</h1>
      {meta}
      <div className="ms-auto flex shrink-0 items-center gap-1.5 sm:gap-2">{children}</div>
    </header>
  );
}

/** The sign of the house; it leads home. */
export function Mark() {
  const { t } = useTranslation();
  return (
    <Link
      href="/"
      aria-label={t("kit.home")}
      className="m-1 grid size-7 shrink-0 place-items-center rounded-lg bg-accent font-bold text-accent-ink no-underline forced-colors:border"
    >
      <span aria-hidden className="text-sm">
        P
      </span>
    </Link>
  );
}
