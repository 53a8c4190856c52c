import { Search } from "lucide-react";
import { buttonLook } from "../../kit/buttons/button-look";
import { IconButton } from "../../kit/buttons/IconButton";
import { useTranslation } from "../../language/translation/use-translation";
import { useSearching } from "./searching";

export function SearchLink({ href }: { href: string }) {
  const { t } = useTranslation();
  return (
    <a href={href} className={`${buttonLook("quiet")} aspect-square px-0!`} aria-label={t("session.ways.search")}>
      <Search aria-hidden size="1.125rem" strokeWidth={1.9} />
    </a>
  );
}

export function SearchButton() {
  const { t } = useTranslation();
  const { isOpen, open, close } = useSearching();
  return (
    <IconButton
      icon={Search}
      label={t("session.ways.search")}
      aria-expanded={isOpen}
      aria-keyshortcuts="Control+F /"
      className={isOpen ? "bg-accent-wash! text-accent!" : undefined}
      onClick={isOpen ? close : open}
    />
  );
}
