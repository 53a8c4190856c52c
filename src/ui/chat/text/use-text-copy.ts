import { copyText } from "../../kit/dialogs/copy-text";
import { useToast } from "../../kit/dialogs/Toasts";
import { useTranslation } from "../../language/translation/use-translation";

/** Resolves with whether it worked; `said` is the sentence then. */
export function useTextCopy(): (text: string, said?: string) => Promise<boolean> {
  const { t } = useTranslation();
  const toast = useToast();
  return async (text, said = t("chat.text_copied")) => {
    const isCopied = await copyText(text);
    toast(isCopied ? said : t("chat.text_not_copied"));
    return isCopied;
  };
}
