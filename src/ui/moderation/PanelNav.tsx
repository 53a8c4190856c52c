import { clsx } from "clsx";
import Link from "next/link";
import { useTranslation } from "../language/translation/use-translation";
import { SectionCount } from "./SectionCount";
import { SECTION_NAMES, type SectionName } from "./section/sections";
import { useSectionLink } from "./use-section-link";

type Props = { current: SectionName | undefined; isRow?: boolean };

export function PanelNav({ current, isRow = false }: Props) {
  const { t } = useTranslation();
  const Entry = isRow ? Tab : Word;
  return (
    <nav aria-label={t("session.sections.label")} className="min-w-0 flex-1">
      <ul className={isRow ? "flex flex-wrap gap-x-0.5" : "grid gap-0.5"}>
        {SECTION_NAMES.map((name) => (
          <li key={name}>
            <Entry name={name} isCurrent={name === current} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

type EntryProps = { name: SectionName; isCurrent: boolean };

function Word({ name, isCurrent }: EntryProps) {
  const { href, word, label, Icon } = useSectionLink(name);
  return (
    <Link
      href={href}
      aria-label={label}
      aria-current={isCurrent ? "page" : undefined}
      className={clsx(
        "flex min-h-10 items-center gap-3 rounded-lg border px-3 text-sm no-underline pointer-coarse:min-h-11",
        isCurrent
          ? "border-line bg-raise font-semibold text-text shadow-raised"
          : "border-transparent text-soft hover:bg-side hover:text-text",
      )}
    >
      <Icon aria-hidden size="1.125rem" strokeWidth={1.9} className="shrink-0" />
      <span className="min-w-0 flex-1 truncate">{word}</span>
      <SectionCount name={name} />
    </Link>
  );
}

/** Beside the chat there is no room for a column, and signs without words have to be learnt. */
function Tab({ name, isCurrent }: EntryProps) {
  const { href, word, label } = useSectionLink(name);
  return (
    <Link
      href={href}
      aria-label={label}
      aria-current={isCurrent ? "page" : undefined}
      className={clsx(
        "flex min-h-8 items-center gap-1.5 rounded-lg border px-2 text-xs no-underline pointer-coarse:min-h-11",
        isCurrent
          ? "border-line bg-raise font-semibold text-text shadow-raised forced-colors:border-[Highlight]"
          : "border-transparent text-soft hover:bg-side hover:text-text",
      )}
    >
      <span>{word}</span>
      {name !== "people" && <SectionCount name={name} className="leading-4! min-w-4! px-1!" />}
    </Link>
  );
}
