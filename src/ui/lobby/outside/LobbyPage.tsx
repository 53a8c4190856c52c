import { Forgotten } from "../../connection/Forgotten";
import { Mark } from "../../kit/page/AppHeader";
import { PageTitle } from "../../kit/page/PageTitle";
import type { Elements } from "../../kit/words/elements";
import { LanguageSelect } from "../../language/LanguageSelect";

export function LobbyPage({ title, children }: { title?: string; children: Elements }) {
  return (
    <div className="@container flex min-h-dvh flex-col">
      <PageTitle>{title}</PageTitle>
      <header className="flex items-center justify-between px-3 pt-[max(0.625rem,env(safe-area-inset-top))] pb-2.5 sm:px-5">
        <Mark />
        <LanguageSelect />
      </header>
      <main className="mx-auto grid w-full max-w-md grid-cols-1 gap-4 px-4 pt-[min(8vh,4rem)] pb-12">
        <Forgotten />
        {children}
      </main>
    </div>
  );
}
