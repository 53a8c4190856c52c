import { Copy } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";
import { Button } from "../../kit/buttons/Button";
import { useSpeech } from "../../language/Speech";
import { useIsStop } from "../focus/list-state";
import { Code } from "../highlighting/Code";
import { useTextCopy } from "./use-text-copy";

type Props = { at: number; language: string; text: string };

export function CodeBlock({ at, language, text }: Props) {
  const { t } = useSpeech();
  const isStop = useIsStop();
  const copy = useTextCopy();
  const { box, isWide } = useIsWide();
  const label = language === "" ? t("text.code") : t("text.code_in", { language });
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fields stand in it.
    <div
      role="group"
      aria-label={label}
      className="my-1 overflow-hidden rounded-[10px] border border-line bg-code text-start"
    >
      <div className="flex min-h-8 items-center justify-between gap-2 border-b border-line ps-3 pe-1 text-xs text-soft select-none">
        <span translate={language === "" ? undefined : "no"} className="min-w-0 truncate">
          {language === "" ? label : language}
        </span>
        <Button
          size="small"
          variant="quiet"
          data-print="none"
          tabIndex={isStop ? undefined : -1}
          onClick={() => void copy(text, t("text.code_copied"))}
          className="gap-1.5 text-xs!"
        >
          <Copy aria-hidden size="0.875rem" />
          <span>{t("text.copy_code")}</span>
        </Button>
      </div>
      <pre
        ref={box}
        dir="ltr"
        translate="no"
        tabIndex={isWide ? (isStop ? 0 : -1) : undefined}
        className="overflow-x-auto overflow-y-hidden px-3 pt-2 pb-2.5 text-start font-mono text-[0.8125rem] leading-[1.55] -outline-offset-2 [tab-size:4]"
      >
        <Code at={at} language={language} text={text} />
      </pre>
    </div>
  );
}

function useIsWide() {
  const box = useRef<HTMLPreElement>(null);
  const [isWide, setWide] = useState(false);
  useLayoutEffect(() => {
    const { current } = box;
    if (!current) return;
    const look = () => setWide(current.scrollWidth > current.clientWidth + 1);
    look();
    const observer = new ResizeObserver(look);
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return { box, isWide };
}
