import { Search as Lens, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { MAX_TERM } from "../../../protocol";
import { asking } from "../../connection/asking";
import { IconButton } from "../../kit/buttons/IconButton";
import { FIELD_LOOK } from "../../kit/forms/Field";
import { isComposing } from "../../kit/forms/is-composing";
import { moveFocus } from "../../kit/page/move-focus";
import { useTranslation } from "../../language/translation/use-translation";
import { useToday } from "../../language/use-today";
import { Filters } from "./Filters";
import { askedFor, UNFILTERED } from "./narrowing";
import { Results } from "./Results";
import { useSearching } from "./searching";
import { useHits } from "./use-hits";

/** On a narrow screen it takes the place of the whole page. */
export const Search = asking(Pane);

function Pane({ isWide, isInFront }: { isWide: boolean; isInFront: boolean }) {
  const { t } = useTranslation();
  const { isOpen, field, arrived, close } = useSearching();
  const [written, setWritten] = useState("");
  const [filters, setFilters] = useState(UNFILTERED);
  const today = useToday();
  const wanted = useMemo(() => askedFor(written, filters, new Date(today)), [written, filters, today]);
  const results = useHits(wanted);
  const list = useRef<HTMLUListElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const { asked } = results;

  useEffect(arrived, [arrived]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins at the top.
  useEffect(() => {
    scroll.current?.scrollTo({ top: 0 });
  }, [asked]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== "Escape" || event.defaultPrevented || isComposing(event)) return;
    event.preventDefault();
    close();
  };
  const firstHit = () => list.current?.querySelector<HTMLElement>("a[tabindex='0']");
  const onFieldKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event) || event.key !== "ArrowDown") return;
    event.preventDefault();
    firstHit()?.focus();
  };
  const onListKey = (event: KeyboardEvent<HTMLElement>) => {
    const links = [...event.currentTarget.querySelectorAll("li a")];
    if (event.key === "ArrowUp" && links[0]?.matches(":focus")) {
      event.preventDefault();
      field.current?.focus();
    } else moveFocus(event, "li a");
  };

  return (
    <aside
      role={isWide ? undefined : "region"}
      aria-label={t("session.ways.search_title")}
      data-region="search"
      onKeyDown={onKeyDown}
      className="flex h-full flex-col border-line bg-side wide:border-s"
    >
      <div className="flex items-center justify-between ps-4 pe-2 pt-2 narrow:hidden">
        <h2 className="text-sm font-semibold">{t("session.ways.search_title")}</h2>
        <IconButton icon={X} size="small" label={t("search.close")} onClick={close} />
      </div>
      <div className="px-3 pt-2 pb-3">
        <label className="relative block">
          <span className="sr-only">{t("search.find")}</span>
          <Lens
            aria-hidden
            size="1rem"
            className="pointer-events-none absolute inset-s-3 top-1/2 -translate-y-1/2 text-faint"
          />
          <input
            ref={field}
            type="search"
            data-message-search=""
            maxLength={MAX_TERM}
            value={written}
            enterKeyHint="search"
            autoComplete="off"
            onChange={({ target }) => setWritten(target.value)}
            onKeyDown={onFieldKey}
            placeholder={t("search.placeholder")}
            className={`${FIELD_LOOK} ps-9!`}
          />
        </label>
        {(isOpen || isInFront) && <Filters filters={filters} onChange={setFilters} />}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys only move between the links in it. */}
      <div ref={scroll} onKeyDown={onListKey} className="min-h-0 flex-1 overflow-y-auto px-3 pb-3">
        <Results
          results={results}
          written={written}
          filters={filters}
          list={list}
          onUnfilter={() => {
            setFilters(UNFILTERED);
            field.current?.focus();
          }}
        />
      </div>
    </aside>
  );
}
