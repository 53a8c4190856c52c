import { Plus, X } from "lucide-react";
import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useRef, useState } from "react";
import { isGivenGroup, MAX_GROUPS } from "../../../protocol";
import { Button } from "../../kit/buttons/Button";
import { IconButton } from "../../kit/buttons/IconButton";
import { FIELD_LOOK, Field } from "../../kit/forms/Field";
import { isComposing } from "../../kit/forms/is-composing";
import { typeOver } from "../../kit/forms/type-into";
import { Name } from "../../kit/words/Name";
import { useTranslation } from "../../language/translation/use-translation";

/** With the typed one that was not added yet; `undefined` where that is no name for a group. */
export type GroupsHandle = { all: () => readonly string[] | undefined };

type Props = {
  groups: readonly string[];
  onChange: (groups: readonly string[]) => void;
  known: readonly string[];
  hint?: string;
  ref?: Ref<GroupsHandle>;
};

export function GroupsField({ groups, onChange, known, hint, ref }: Props) {
  const { t } = useTranslation();
  const listId = useId();
  const line = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const isWrong = text.trim() !== "" && !isGivenGroup(text.trim());
  const withText = () => {
    setTried(isWrong);
    if (isWrong) return undefined;
    return text.trim() ? [...new Set([...groups, text.trim()])] : groups;
  };
  useImperativeHandle(ref, () => ({ all: withText }));

  const add = () => {
    const all = withText();
    line.current?.focus();
    if (all === undefined) return;
    onChange(all);
    if (line.current) typeOver(line.current, "");
  };
  const addOnEnter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !text.trim() || isComposing(event)) return;
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
        error={tried && isWrong ? t("moderation.groups.wrong") : undefined}
        action={
          <Button className="shrink-0" aria-disabled={!text.trim()} onClick={add}>
            <Plus aria-hidden size="1rem" />
            <span>{t("moderation.groups.add")}</span>
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
            placeholder={t("moderation.groups.new_name")}
            disabled={groups.length >= MAX_GROUPS}
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
              <Name className="truncate">{group}</Name>
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
