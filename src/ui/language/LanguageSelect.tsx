import { Languages } from "lucide-react";
import { isLanguage, LANGUAGES } from "./catalogues/languages";
import { useTranslation } from "./translation/use-translation";
import { useLanguage } from "./use-language";

export function LanguageSelect() {
  const { t } = useTranslation();
  const [language, choose] = useLanguage();
  return (
    <span className="inline-flex items-center gap-1.5 text-sm text-soft">
      <Languages aria-hidden size="1rem" />
      <select
        aria-label={t("kit.language")}
        value={language}
        onChange={({ target }) => isLanguage(target.value) && choose(target.value)}
        className="min-h-8 rounded-md bg-transparent pe-1 hover:text-text pointer-coarse:min-h-11"
      >
        {Object.entries(LANGUAGES).map(([code, name]) => (
          <option key={code} value={code} lang={code} className="bg-raise text-text">
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
