import type { MouseEvent } from "react";
import type { Id } from "../../../protocol";
import { useSpeech } from "../../language/Speech";
import { goToMessage } from "../../room/session/places";
import { useIsStop } from "../focus/list-state";

type Props = { id: Id; href: string; at: number; text: string };

/** It is shown in words, goes there in this tab, and is copied as it is. */
export function MessageLink({ id, href, at, text }: Props) {
  const { t } = useSpeech();
  const isStop = useIsStop();
  const go = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goToMessage(id);
  };
  const words = t("chat.link.message");
  return (
    <a
      href={href}
      onClick={go}
      aria-label={words}
      data-words={words}
      tabIndex={isStop ? undefined : -1}
      className="text-accent underline underline-offset-2 before:content-[attr(data-words)] hover:decoration-2"
    >
      <span data-at={at} className="sr-only">
        {text}
      </span>
    </a>
  );
}
