import { clsx } from "clsx";
import { CalendarDays, Check, ChevronDown, Link2, type LucideIcon, MessagesSquare, UserRound } from "lucide-react";
import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import { keyOf } from "../../../room/view";
import { useTranslation } from "../../language/translation/use-translation";
import { conversationNameIn } from "../../room/labels/names";
import { useView } from "../../room/session/RoomSession";
import { type Filters as Chosen, PERIODS } from "./narrowing";

type Props = { filters: Chosen; onChange: (filters: Chosen) => void };

export function Filters({ filters, onChange }: Props) {
  const { t } = useTranslation();
  const self = useView((view) => view.self.id);
  const people = useView(useShallow((view) => Object.values(view.control.participants)));
  const conversations = useView(useShallow((view) => Object.values(view.chat.conversations).map(({ to }) => to)));
  const names = useView(useShallow((view) => conversations.map((to) => conversationNameIn(view, to, t))));
  const authors = useMemo(
    () => [
      { value: self, text: t("chat.you") },
      ...people
        .filter(({ id }) => id !== self)
        .map(({ id, module_data }) => ({ value: id, text: module_data.control.display_name }))
        .sort((one, other) => one.text.localeCompare(other.text)),
    ],
    [self, people, t],
  );
  const places = conversations.map((to, at) => ({ value: keyOf(to), text: names[at] ?? "", to }));
  const LinkIcon = filters.hasLink ? Check : Link2;
  return (
    <fieldset aria-label={t("search.filters")} className="mt-2 flex min-w-0 flex-wrap gap-1.5">
      <Chip
        icon={UserRound}
        label={t("search.from")}
        all={t("search.anybody")}
        value={filters.source}
        options={authors}
        onChoose={(source) => onChange({ ...filters, source })}
      />
      <Chip
        icon={MessagesSquare}
        label={t("search.in")}
        all={t("search.all_conversations")}
        value={filters.to && keyOf(filters.to)}
        options={places}
        onChoose={(key) => onChange({ ...filters, to: places.find(({ value }) => value === key)?.to })}
      />
      <Chip
        icon={CalendarDays}
        label={t("search.when")}
        all={t("search.period.any")}
        value={filters.period === "any" ? undefined : filters.period}
        options={PERIODS.filter((it) => it !== "any").map((it) => ({ value: it, text: t(`search.period.${it}`) }))}
        onChoose={(period) => onChange({ ...filters, period: PERIODS.find((it) => it === period) ?? "any" })}
      />
      <button
        type="button"
        aria-pressed={filters.hasLink}
        onClick={() => onChange({ ...filters, hasLink: !filters.hasLink })}
        className={look(filters.hasLink)}
      >
        <LinkIcon aria-hidden size="0.875rem" className="shrink-0" />
        <span>{t("search.has_link")}</span>
      </button>
    </fieldset>
  );
}

type Option = { readonly value: string; readonly text: string };
type ChipProps = {
  icon: LucideIcon;
  label: string;
  all: string;
  value: string | undefined;
  options: readonly Option[];
  onChoose: (value: string | undefined) => void;
};

/** The browser's own list lies over its words unseen. */
function Chip({ icon: Icon, label, all, value, options, onChoose }: ChipProps) {
  const { t } = useTranslation();
  const chosen = options.find((it) => it.value === value);
  return (
    <span
      className={clsx(
        look(chosen !== undefined),
        "relative has-focus-visible:outline-2 has-focus-visible:outline-focus",
      )}
    >
      <Icon aria-hidden size="0.875rem" className="shrink-0" />
      <span aria-hidden className="min-w-0 truncate">
        {chosen === undefined ? label : t("search.chosen", { label, chosen: chosen.text })}
      </span>
      <ChevronDown aria-hidden size="0.875rem" className="shrink-0" />
      <select
        aria-label={label}
        value={chosen?.value ?? ""}
        onChange={({ target }) => onChoose(target.value || undefined)}
        className="absolute inset-0 w-full cursor-pointer opacity-0"
      >
        <option value="">{all}</option>
        {options.map((it) => (
          <option key={it.value} value={it.value}>
            {it.text}
          </option>
        ))}
      </select>
    </span>
  );
}

function look(isChosen: boolean): string {
  return clsx(
    "inline-flex min-h-[max(1.75rem,24px)] max-w-full items-center gap-1.5 rounded-full border px-2.5 text-xs font-medium",
    "pointer-coarse:min-h-[max(1.75rem,44px)] forced-colors:border-[ButtonText]",
    isChosen ? "border-accent bg-accent-wash text-accent" : "border-line bg-raise text-soft hover:text-text",
  );
}
