import { keep } from "../browser/local-storage";
import { useToast } from "../kit/dialogs/Toasts";
import type { Language } from "./catalogues/languages";
import { REMEMBERED_AS } from "./LanguageProvider";
import { useTranslation } from "./translation/use-translation";

export function useLanguage(): [Language, (language: Language) => void] {
  const { t, language, speak } = useTranslation();
  const toast = useToast();
  const choose = async (chosen: Language) => {
    if (await speak(chosen)) keep(REMEMBERED_AS, chosen);
    else toast(t("kit.failure.unreached"), "bad");
  };
  return [language, (chosen) => void choose(chosen)];
}
