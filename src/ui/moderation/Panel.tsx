import { clsx } from "clsx";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useSearching } from "../chat/search/searching";
import { LanguageSelect } from "../language/LanguageSelect";
import { useTranslation } from "../language/translation/use-translation";
import { useView } from "../room/session/RoomSession";
import { BesideHeader } from "./BesideHeader";
import { ConnectionBanner } from "./ConnectionBanner";
import { CONTENTS } from "./contents";
import { NotAModerator } from "./NotAModerator";
import { PanelHeader } from "./PanelHeader";
import { PanelNav } from "./PanelNav";
import { SectionIndex } from "./SectionIndex";
import { useClosePanel } from "./use-close-panel";
import { useLeavingPanel } from "./use-leaving-panel";
import type { PanelPlace } from "./use-panel";

const LAYOUTS = {
  beside: "min-h-0 flex-1 overflow-y-auto px-3 pt-4 pb-8",
  page: "mx-auto grid max-w-[70rem] grid-cols-[12rem_minmax(0,1fr)] items-start gap-8 px-6 pt-6 pb-10",
  phone: "px-3 pt-4 pb-8",
} as const;

/** One tree in all layouts: a section outlives a turned phone. */
export function Panel({ layout, section }: PanelPlace) {
  const { t } = useTranslation();
  const close = useClosePanel();
  const isModerator = useView(({ self }) => self.module_data.control.role === "moderator");
  const isBeside = layout === "beside";
  useLeavingPanel(isBeside);
  const { abandon } = useSearching();
  // A section that is opened takes the place of the search.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another section is open.
  useEffect(abandon, [section]);
  const scroller = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each section begins at its top.
  useEffect(() => {
    for (const it of [scroller.current, scroller.current?.parentElement]) it?.scrollTo(0, 0);
  }, [section]);
  const hasNames = layout === "page" && isModerator;
  const Content = section === undefined ? SectionIndex : CONTENTS[section].Content;
  const landmark = isBeside ? { role: "complementary", "aria-label": t("session.sections.label") } : {};
  const escaped = (event: KeyboardEvent) => {
    if (!isBeside || event.key !== "Escape" || event.defaultPrevented) return;
    // A browser clears a field for a search itself.
    if (event.target instanceof HTMLInputElement && event.target.value !== "") return;
    event.preventDefault();
    close();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from anywhere in it.
    <div
      {...landmark}
      data-region="panel"
      data-print={isBeside ? undefined : "flow"}
      onKeyDown={escaped}
      className={clsx("h-full bg-bg", isBeside ? "flex flex-col border-s border-line" : "overflow-y-auto")}
    >
      {isBeside ? (
        <BesideHeader section={section} />
      ) : (
        <PanelHeader leadsToIndex={layout === "phone" && section !== undefined && isModerator} />
      )}
      <div ref={scroller} className={layout === "page" && !isModerator ? LAYOUTS.phone : LAYOUTS[layout]}>
        {hasNames && (
          <div className="sticky top-20">
            <PanelNav current={section} />
          </div>
        )}
        <div role={isBeside ? undefined : "main"} className="@container">
          {isModerator ? (
            <div className="grid grid-cols-1 gap-4">
              <ConnectionBanner />
              <Content key={section} />
            </div>
          ) : (
            <NotAModerator />
          )}
          {!isBeside && (
            <div className="flex justify-center pt-8">
              <LanguageSelect />
            </div>
          )}
        </div>
      </div>
    </div>
  );
}
