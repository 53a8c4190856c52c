import { type FormEvent, useState } from "react";
import { isName } from "../../../protocol";
import { FormActions } from "../../kit/dialogs/FormActions";
import { DialogWindow } from "../../kit/dialogs/windows/DialogWindow";
import { focusFirstError } from "../../kit/forms/focus-first-error";
import { TextField } from "../../kit/forms/TextField";
import { Name } from "../../kit/words/Name";
import { Phrase } from "../../language/text/Phrase";
import { useTranslation } from "../../language/translation/use-translation";
import type { Subject } from "./subject";
import { useModerating } from "./use-moderating";

type Props = { subject: Subject; onClose: () => void };

export function RenameWindow({ subject, onClose }: Props) {
  const { t } = useTranslation();
  const { moderate, busy, connected } = useModerating();
  const [typed, setTyped] = useState(subject.name);
  const [isTried, setTried] = useState(false);
  const isWrong = !isName(typed);
  const renamed = (new_name: string) => ({
    command: {
      namespace: "moderation",
      payload: { action: "change_display_name", target: subject.id, new_name },
    } as const,
    said: t("moderation.act.renamed"),
  });
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy || !connected) return;
    if (isWrong) {
      setTried(true);
      focusFirstError(event.currentTarget);
      return;
    }
    if (typed.trim() === subject.name) return onClose();
    const undo = {
      label: t("moderation.act.undo.rename", { name: typed.trim() }),
      about: `name ${subject.id}`,
      done: () => renamed(subject.name),
    };
    if (await moderate({ ...renamed(typed.trim()), undo })) onClose();
  };
  return (
    <DialogWindow
      open
      onOpenChange={onClose}
      title={<Phrase text={t("moderation.act.window_rename.ask")} parts={{ name: <Name>{subject.name}</Name> }} />}
      description={t("moderation.act.window_rename.text")}
    >
      <form noValidate onSubmit={submit} className="grid grid-cols-1 gap-4">
        <TextField
          label={t("moderation.act.window_rename.label")}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          required
          autoFocus
          value={typed}
          error={isTried && isWrong ? t("moderation.act.window_rename.wrong") : undefined}
          onChange={({ target }) => setTyped(target.value)}
        />
        <FormActions
          confirm={t("moderation.act.window_rename.confirm")}
          onCancel={onClose}
          busy={busy}
          offline={connected ? undefined : t("moderation.act.offline")}
        />
      </form>
    </DialogWindow>
  );
}
