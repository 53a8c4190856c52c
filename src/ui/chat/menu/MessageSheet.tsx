import { Fragment } from "react";
import type { StoredMessage } from "../../../protocol";
import { Avatar } from "../../kit/avatar/Avatar";
import { SheetEntry } from "../../kit/dialogs/windows/SheetEntry";
import { moveFocus } from "../../kit/page/move-focus";
import { Name } from "../../kit/words/Name";
import { useSpeech } from "../../language/Speech";
import { nameIn } from "../../room/labels/names";
import { useView } from "../../room/session/RoomSession";
import { plainText } from "../formatting/plain-text";
import { beginsAuthor, type Offered, useActions } from "./use-actions";

type Props = { message: StoredMessage; onDone: () => void; onChoose: (action: Offered) => void };

export function MessageSheet({ message, onDone, onChoose }: Props) {
  const { t, time } = useSpeech();
  const name = useView((view) => nameIn(view, message.source)) ?? t("people.somebody");
  const actions = useActions(message);
  const [rows, entries] = [actions.filter(({ Row }) => Row), actions.filter(({ Row }) => !Row)];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys go through the buttons.
    <div onKeyDown={(event) => moveFocus(event, "button")}>
      <div className="flex items-center gap-3 border-b border-line px-2 pb-3">
        <Avatar id={message.source} name={name} />
        <div className="min-w-0 flex-1 text-sm">
          <div className="flex items-baseline gap-2">
            <Name className="min-w-0 truncate font-semibold">{name}</Name>
            <span className="shrink-0 text-xs text-soft">{time(message.timestamp)}</span>
          </div>
          <p dir="auto" className="line-clamp-2 text-soft wrap-anywhere [unicode-bidi:plaintext]">
            {plainText(message.content)}
          </p>
        </div>
      </div>
      {rows.map(({ id, Row }) => Row && <Row key={id} message={message} onDone={onDone} />)}
      <ul className="pt-1">
        {entries.map((action, at) => (
          <Fragment key={action.id}>
            {beginsAuthor(entries, at) && <li aria-hidden className="my-1 h-px bg-line" />}
            <SheetEntry action={action} onChoose={() => onChoose(action)} />
          </Fragment>
        ))}
      </ul>
    </div>
  );
}
