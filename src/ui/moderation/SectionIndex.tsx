import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslation } from "../language/translation/use-translation";
import { SectionCount } from "./SectionCount";
import { Section } from "./section/Section";
import { SECTION_NAMES, type SectionName } from "./section/sections";
import { useSectionLink } from "./use-section-link";

export function SectionIndex() {
  const { t } = useTranslation();
  return (
    <Section title={t("session.sections.label")}>
      <ul className="rounded-card border border-line bg-raise shadow-raised">
        {SECTION_NAMES.map((name) => (
          <li key={name} className="border-line not-last:border-b">
            <Row name={name} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Row({ name }: { name: SectionName }) {
  const { t } = useTranslation();
  const { href, word, label, Icon } = useSectionLink(name);
  return (
    <Link
      href={href}
      aria-label={label}
      className="flex min-h-14 items-center gap-4 rounded-card px-4 py-2.5 no-underline hover:bg-side"
    >
      <Icon aria-hidden size="1.125rem" strokeWidth={1.9} className="shrink-0 text-soft" />
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{word}</span>
        <span className="block text-xs text-soft">{t(`moderation.sections.about.${name}`)}</span>
      </span>
      <SectionCount name={name} />
      <ChevronRight aria-hidden size="1rem" className="shrink-0 text-faint rtl:-scale-x-100" />
    </Link>
  );
}
