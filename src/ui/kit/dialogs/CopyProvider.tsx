import { createContext, useCallback, useContext, useState } from "react";
import { useTranslation } from "../../language/translation/use-translation";
import { TextField } from "../forms/TextField";
import type { Elements } from "../words/elements";
import { copyText } from "./copy-text";
import { Dialog } from "./Dialog";
import { useToast } from "./Toasts";

type Copy = (link: string, said?: string) => Promise<void>;

const CopyContext = createContext<Copy>(async () => {});

/** The link is shown selected, to be copied by hand, where the browser forbids copying. */
export function useCopyLink(): Copy {
  return useContext(CopyContext);
}

export function CopyProvider({ children }: { children: Elements }) {
  const { t } = useTranslation();
  const toast = useToast();
  const [byHand, setByHand] = useState<string>();
  const copy = useCallback<Copy>(
    async (link, said = t("kit.copied")) => {
      if (await copyText(link)) toast(said);
      else setByHand(link);
    },
    [t, toast],
  );
  return (
    <CopyContext value={copy}>
      {children}
      <Dialog
        open={byHand !== undefined}
        onOpenChange={() => setByHand(undefined)}
        title={t("kit.copy_by_hand")}
        description={t("kit.copy_by_hand_hint")}
      >
        <TextField
          label={t("kit.link")}
          readOnly
          dir="ltr"
          value={byHand ?? ""}
          ref={(field) => field?.select()}
          onFocus={(event) => event.target.select()}
        />
      </Dialog>
    </CopyContext>
  );
}
