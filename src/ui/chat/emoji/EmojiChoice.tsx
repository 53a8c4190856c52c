import { CloudOff } from "lucide-react";
import { type ComponentType, useCallback, useEffect, useState } from "react";
import { Button } from "../../kit/buttons/Button";
import { Spinner } from "../../kit/buttons/Spinner";
import { EmptyState } from "../../kit/page/EmptyState";
import { useTranslation } from "../../language/translation/use-translation";
import { useLanguage } from "../../language/use-language";
import type { EmojiPanelProps } from "./EmojiPanel";
import type { EmojiData } from "./emoji";

type Loaded = { readonly Panel: ComponentType<EmojiPanelProps>; readonly data: EmojiData };

export function EmojiChoice({ onChoose }: { onChoose: (emoji: string) => void }) {
  const { t } = useTranslation();
  const [language] = useLanguage();
  const [loaded, setLoaded] = useState<Loaded | "failed">();

  const start = useCallback(() => {
    let isWanted = true;
    setLoaded(undefined);
    load(language).then(
      (it) => isWanted && setLoaded(it),
      () => isWanted && setLoaded("failed"),
    );
    return () => {
      isWanted = false;
    };
  }, [language]);
  useEffect(start, [start]);

  if (loaded === undefined)
    return (
      <div className="grid h-full place-items-center text-faint">
        <Spinner label={t("kit.loading")} />
      </div>
    );
  if (loaded === "failed")
    return (
      <div role="alert" className="grid h-full place-items-center">
        <EmptyState icon={CloudOff} title={t("chat.emoji_failed")}>
          <Button className="mt-3" autoFocus onClick={start}>
            {t("kit.retry")}
          </Button>
        </EmptyState>
      </div>
    );
  return <loaded.Panel data={loaded.data} onChoose={onChoose} />;
}

async function load(language: string): Promise<Loaded> {
  const [{ EmojiPanel }, { emojiIn }] = await Promise.all([import("./EmojiPanel"), import("./emoji")]);
  return { Panel: EmojiPanel, data: await emojiIn(language) };
}
