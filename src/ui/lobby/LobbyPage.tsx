import type { ReactNode } from "react";
import { Mark } from "../kit/AppHeader";
import { PageTitle } from "../kit/PageTitle";
import { LanguageSelect } from "../language/LanguageSelect";

/** The frame of the pages before a room: the sign of the house, the choice of language, and one column. */
export function LobbyPage({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <PageTitle>{title}</PageTitle>
      <header className="flex items-center justify-between px-3 py-2.5 sm:px-5">
        <Mark />
        <LanguageSelect />
      </header>
      <main className="mx-auto grid w-full max-w-md grid-cols-1 gap-4 px-4 pt-[min(8vh,4rem)] pb-12">{children}</main>
    </div>
  );
}
