import { Plus, X } from "lucide-react";
import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/Button";
import { FIELD_LOOK, Field } from "../kit/Field";
import { IconButton } from "../kit/IconButton";

const AT_MOST = 50;

/** What the form asks the field when it is sent: the groups, with what stands in the line and was not added yet. */
export type GroupsHandle = { all: () => readonly string[] };

type Props = {
  groups: readonly string[];
  onChange: (groups: readonly string[]) => void;
  /** Names to offer while one types. */
  known: readonly string[];
  hint?: string;
  ref?: Ref<GroupsHandle>;
};

/** A set of groups: each with a button that takes it out, and a line to add another. */
export function GroupsField({ groups, onChange, known, hint, ref }: Props) {
  const { t } = useTranslation();
  const listId = useId();
  const line = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const withText = () => (text.trim() ? [...new Set([...groups, text.trim()])] : groups);
  useImperativeHandle(ref, () => ({ all: withText }));

  const add = () => {
    onChange(withText());
    setText("");
    line.current?.focus();
  };
  const addOnEnter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !text.trim() || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add();
  };
  const remove = (group: string) => {
    onChange(groups.filter((it) => it !== group));
    line.current?.focus();
  };

  return (
    <div>
      {/* The line is shut at fifty; the server counts too. */}
      <Field
        label={t("moderation.groups.label")}
        hint={hint}
        action={
          <Button className="shrink-0" aria-disabled={!text.trim()} onClick={add}>
            <Plus aria-hidden size={16} />
            {t("moderation.groups.add")}
          </Button>
        }
      >
        {(wiring) => (
          <input
            {...wiring}
            ref={line}
            dir="auto"
            list={listId}
            maxLength={100}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            placeholder={t("moderation.groups.add_one")}
            disabled={groups.length >= AT_MOST}
            value={text}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={addOnEnter}
            className={FIELD_LOOK}
          />
        )}
      </Field>
      <datalist id={listId}>
        {known
          .filter((group) => !groups.includes(group))
          .map((group) => (
            <option key={group} value={group} />
          ))}
      </datalist>
      {groups.length > 0 && (
        <ul aria-label={t("moderation.groups.chosen")} className="mt-2 flex flex-wrap gap-1.5">
          {groups.map((group) => (
            <li
              key={group}
              className="flex max-w-full items-center rounded-lg border border-line bg-side ps-2.5 text-sm"
            >
              <bdi className="truncate">{group}</bdi>
              <IconButton
                icon={X}
                size="small"
                label={t("moderation.groups.remove", { group })}
                onClick={() => remove(group)}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
