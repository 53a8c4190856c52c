import { AppWindow } from "lucide-react";
import { EmptyState } from "../kit/page/EmptyState";
import { PageTitle } from "../kit/page/PageTitle";
import { useTranslation } from "../language/translation/use-translation";

/** In a sandboxed frame a page may keep nothing, send no form and read no answer. */
export function ShutInScreen() {
  const { t } = useTranslation();
  const title = t("session.hindrance.framed");
  return (
    <main className="grid min-h-dvh place-content-center">
      <PageTitle>{title}</PageTitle>
      <EmptyState heading="h1" icon={AppWindow} title={title}>
        <a href={location.href} target="_blank" rel="noreferrer" className="underline">
          {t("session.hindrance.in_a_tab")}
        </a>
      </EmptyState>
    </main>
  );
}
