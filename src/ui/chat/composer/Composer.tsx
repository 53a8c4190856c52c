import { type KeyboardEvent, useId, useRef } from "react";
import { v4 as uuid } from "uuid";
import { type Addressee, MAX_CONTENT_BYTES, showsNothing, utf8Length } from "../../../protocol";
import { isTouched } from "../../browser/media";
import { typeInto } from "../../kit/forms/type-into";
import { useTranslation } from "../../language/translation/use-translation";
import { useSession, useView } from "../../room/session/RoomSession";
import { useSettings } from "../../settings/SettingsProvider";
import { useComposers, useComposing } from "../composing/composing";
import { lastEditable } from "../composing/own-message";
import { silenceIn } from "../composing/silence";
import { EmojiButton } from "../emoji/EmojiButton";
import { MentionNotice } from "../mentions/MentionNotice";
import { allowedTo } from "../mentions/unseen";
import { useChosen } from "../mentions/use-chosen";
import { ComposerFrame } from "./ComposerFrame";
import { GrowingField } from "./GrowingField";
import { ByteCount } from "./lines/ByteCount";
import { ComposerAddressee } from "./lines/ComposerAddressee";
import { ConnectionLine } from "./lines/ConnectionLine";
import { DraftNotice } from "./lines/DraftNotice";
import { RulesLine } from "./lines/RulesLine";
import { SilenceLine } from "./lines/SilenceLine";
import { ReplyStrip } from "./ReplyStrip";
import { SendButton } from "./SendButton";
import { UndoSending, useJustSent } from "./UndoSending";
import { useArrivalFocus } from "./use-arrival-focus";
import { useDraft } from "./use-draft";
import { useSlowWait } from "./use-slow-wait";
import { useSuggestions } from "./use-suggestions";

const FRAMES = {
  global: "border-edge/60 bg-raise outline-soft",
  group: "border-accent bg-accent-wash outline-accent",
  private: "border-private bg-private-wash outline-private",
} as const;

/** Its frame names the addressee, so that nothing meant for one person goes to the room. */
export function Composer({ to, name }: { to: Addressee; name: string }) {
  const { t } = useTranslation();
  const id = useId();
  const session = useSession();
  const field = useRef<HTMLTextAreaElement>(null);
  const { text, isKept, write, release, prepend, current } = useDraft(to, field);
  const silence = useView((view) => silenceIn(view, to));
  const isLost = silence === "group_lost";
  const bytes = utf8Length(text);
  const wait = useSlowWait(to);
  const isSendable = silence === undefined && wait === 0 && bytes <= MAX_CONTENT_BYTES && !showsNothing(text);

  const composers = useComposers();
  const { reply_to } = useComposing(to);
  const { sent, said, note, undone } = useJustSent();
  const { chosen, choose, forget: forgetChosen } = useChosen(to, text);
  const suggestions = useSuggestions({ to, field, chosen, onChoose: (it) => choose([it]) });

  useArrivalFocus(field);
  const isBreak = useSettings(({ enter }) => enter === "breaks") || isTouched();

  const send = () => {
    if (isSendable) {
      const transaction_id = uuid();
      const { view } = session.store.getState();
      const allowed = view ? allowedTo(view, to, chosen) : chosen;
      release(session.say(to, text, { transaction_id, reply_to, chosen: allowed }));
      note({ transaction_id, content: text, reply_to, chosen });
      composers.reply(to, undefined);
      forgetChosen();
    }
    field.current?.focus();
  };
  const editLast = () => {
    const last = lastEditable(session.store.getState(), to);
    if (last !== undefined) composers.edit(to, last);
    return last !== undefined;
  };
  const typed = (event: KeyboardEvent) => {
    suggestions.onKeyDown(event);
    if (event.defaultPrevented) return;
    if (event.key === "ArrowUp" && !event.altKey && text === "" && editLast()) event.preventDefault();
    if (event.key === "Escape" && reply_to !== undefined) composers.reply(to, undefined);
  };

  return (
    <ComposerFrame className={FRAMES[to.scope]} onSubmit={send}>
      {suggestions.list}
      <div className="min-h-0 overflow-y-auto">
        {reply_to !== undefined && <ReplyStrip id={reply_to} onDrop={() => composers.reply(to, undefined)} />}
        <SilenceLine id={`${id}-silence`} silence={silence} to={to} isWriting={text !== ""} text={current} />
        <div className="flex flex-wrap items-center justify-between gap-x-3 px-2.5 pt-2 low:pt-1 sm:px-3.5">
          <ComposerAddressee id={`${id}-to`} to={to} name={name} />
          {silence === undefined && <RulesLine id={`${id}-rules`} to={to} />}
          <ConnectionLine id={`${id}-connection`} />
          <ByteCount id={`${id}-bytes`} bytes={bytes} />
          <p role="status" className="sr-only">
            <span key={said.key}>{said.text}</span>
          </p>
          <DraftNotice text={text} isKept={isKept} />
          <MentionNotice to={to} text={text} chosen={chosen} />
        </div>
      </div>
      <div className="flex shrink-0 flex-wrap items-end gap-1 ps-2.5 pe-1.5 pb-2 low:pb-1 sm:ps-3.5 sm:pe-2">
        <GrowingField
          ref={field}
          readOnly={isLost}
          text={text}
          onChange={(event) => {
            write(event.target.value);
            suggestions.onChange(event);
            if (!showsNothing(event.target.value)) session.typing.typed(to);
          }}
          onKeyDown={typed}
          onEnter={send}
          {...suggestions.fieldProps}
          aria-label={t("chat.write")}
          aria-describedby={`${id}-silence ${id}-to ${id}-rules ${id}-connection ${id}-bytes`}
          aria-invalid={bytes > MAX_CONTENT_BYTES || undefined}
          placeholder={t("chat.write")}
          enterKeyHint={isBreak ? "enter" : "send"}
          autoComplete="off"
        />
        <div className="ms-auto flex shrink-0 items-end gap-1">
          <UndoSending
            to={to}
            sent={sent}
            onUndone={({ content, reply_to: answered, chosen: before }) => {
              undone();
              choose(before);
              prepend(content);
              if (answered) composers.reply(to, answered);
              field.current?.focus();
            }}
          />
          {!isLost && (
            <>
              <EmojiButton
                onChoose={(emoji) => field.current && typeInto(field.current, emoji)}
                onClosed={() => field.current?.focus()}
              />
              <SendButton to={to} isSendable={isSendable} silence={silence && `${id}-silence`} wait={wait} />
            </>
          )}
        </div>
      </div>
    </ComposerFrame>
  );
}
