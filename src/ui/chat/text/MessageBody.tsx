import { clsx } from "clsx";
import { useContext, useLayoutEffect, useRef, useState } from "react";
import { useSpeech } from "../../language/Speech";
import { useIsStop, useListState } from "../focus/list-state";
import { mayBeHigh } from "./height";
import { RichText } from "./RichText";
import { ShownWhole } from "./shown-whole";

/** A text higher than most of the screen shows its beginning, with a button for the rest. */
export function MessageBody({ id, text }: { id: string; text: string }) {
  const isAsTyped = useListState(({ asTyped }) => asTyped?.has(id) === true);
  return mayBeHigh(text) ? (
    <LongBody id={id} text={text} isAsTyped={isAsTyped} />
  ) : (
    <RichText text={text} isAsTyped={isAsTyped} />
  );
}

function LongBody({ id, text, isAsTyped }: { id: string; text: string; isAsTyped: boolean }) {
  const { t } = useSpeech();
  const whole = useContext(ShownWhole);
  const body = useRef<HTMLDivElement>(null);
  const isStop = useIsStop();
  const [isWhole, setWhole] = useState(() => whole?.has(id) === true);
  const [isHigh, setHigh] = useState(isWhole);

  useLayoutEffect(() => {
    const element = body.current;
    if (!element || isWhole) return;
    const look = () => setHigh(element.scrollHeight > element.clientHeight + 1);
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [isWhole]);

  const show = (all: boolean) => {
    if (all) whole?.add(id);
    else whole?.delete(id);
    setWhole(all);
    if (!all) requestAnimationFrame(() => body.current?.scrollIntoView({ block: "nearest" }));
  };

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a link in the hidden part shows itself when it gets the focus. */}
      <div
        ref={body}
        onFocus={() => isHigh && show(true)}
        data-print="flow"
        className={clsx(
          !isWhole && "max-h-[min(65dvh,36rem)] overflow-clip [overflow-clip-margin:3px]",
          isHigh && !isWhole && "[mask-image:linear-gradient(#000_calc(100%-3rem),transparent)]",
        )}
      >
        <RichText text={text} isAsTyped={isAsTyped} />
      </div>
      {isHigh && (
        <button
          type="button"
          data-print="none"
          tabIndex={isStop ? undefined : -1}
          aria-expanded={isWhole}
          onClick={() => show(!isWhole)}
          className="mt-0.5 min-h-6 text-sm font-semibold text-accent underline-offset-2 hover:underline pointer-coarse:min-h-11"
        >
          {t(isWhole ? "chat.show_less" : "chat.show_all")}
        </button>
      )}
    </>
  );
}
