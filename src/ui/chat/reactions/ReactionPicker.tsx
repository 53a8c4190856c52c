import { Popover } from "radix-ui";
import { useRef } from "react";
import type { StoredMessage } from "../../../protocol";
import { useSpeech } from "../../language/Speech";
import { EmojiChoice } from "../emoji/EmojiChoice";
import { POPOVER_LOOK } from "../emoji/popover-look";
import { type Anchor, useListState, useListStore } from "../focus/list-state";
import { useReact } from "./use-react";

type Props = { messages: readonly StoredMessage[]; onClosed: () => void };

export function ReactionPicker({ messages, onClosed }: Props) {
  const { t } = useSpeech();
  const store = useListStore();
  const react = useReact();
  const isLeft = useRef(false);
  const picker = useListState((state) => state.picker);
  const message = picker && messages.find(({ id, deleted_at }) => id === picker.id && deleted_at === undefined);
  const close = () => store.setState({ picker: undefined });
  return (
    <Popover.Root open={message !== undefined} onOpenChange={(isOpen) => !isOpen && close()}>
      <Popover.Anchor asChild>
        <span aria-hidden style={picker && onScreen(picker.anchor)} className="pointer-events-none fixed" />
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          side={picker && isBelowMiddle(picker.anchor) ? "top" : "bottom"}
          align={picker && picker.anchor.left < innerWidth / 2 ? "start" : "end"}
          sideOffset={4}
          collisionPadding={8}
          aria-label={t("messages.reactions.choose")}
          onInteractOutside={() => {
            isLeft.current = true;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!isLeft.current) onClosed();
            isLeft.current = false;
          }}
          className={POPOVER_LOOK}
        >
          {message && (
            <EmojiChoice
              onChoose={(emoji) => {
                react(message.id, emoji, true);
                close();
              }}
            />
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** Letters and windows can change their size while the choice is open. */
function onScreen({ left, width, top, height }: Anchor) {
  return {
    left: `clamp(0px, ${left}px, 100vw - ${width}px)`,
    top: `clamp(0px, ${top}px, 100dvh - ${height}px)`,
    ...{ width, maxWidth: "100vw", height, maxHeight: "100dvh" },
  };
}

/** The choice opens where there is more room. */
function isBelowMiddle({ top, height }: Anchor): boolean {
  return top + height / 2 > innerHeight / 2;
}
