import { type FormEvent, useState } from "react";
import { Button } from "../../kit/buttons/Button";
import { Dialog, DialogActions } from "../../kit/dialogs/Dialog";
import { FormActions } from "../../kit/dialogs/FormActions";
import { focusFirstError } from "../../kit/forms/focus-first-error";
import { useTranslation } from "../../language/translation/use-translation";
import { NameField } from "../../lobby/outside/NameField";
import { nameFault } from "../../lobby/outside/name-fault";
import { useView } from "../session/RoomSession";
import { useCommand } from "../session/use-command";

/** Asks for another name. The room marks one that another participant has. */
export function ChangeName({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const name = useView(({ self }) => self.module_data.control.display_name);
  const stays = useWhyNameStays();
  const target = useView(({ self }) => self.id);
  const { run, busy, connected } = useCommand();
  const [typed, setTyped] = useState(name);
  const [isTried, setTried] = useState(false);
  const change = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy || !connected) return;
    if (nameFault(typed)) {
      setTried(true);
      focusFirstError(event.currentTarget);
      return;
    }
    const new_name = typed.trim();
    if (new_name === name) return onClose();
    const payload = { action: "change_display_name", target, new_name } as const;
    const outcome = await run({ namespace: "moderation", payload });
    if (outcome === "done" || outcome === "nothing_to_do") onClose();
  };
  if (stays !== undefined)
    return (
      <Dialog open onOpenChange={onClose} title={t("own.name_title")} description={t(`own.name_${stays}`)}>
        <DialogActions>
          <Button onClick={onClose}>{t("kit.close")}</Button>
        </DialogActions>
      </Dialog>
    );
  return (
    <Dialog open onOpenChange={onClose} title={t("own.name_title")} description={t("own.name_hint")}>
      <form noValidate onSubmit={change} className="grid gap-4">
        <NameField value={typed} onChange={setTyped} fault={isTried ? nameFault(typed) : undefined} />
        <FormActions
          confirm={t("own.name_change")}
          onCancel={onClose}
          busy={busy}
          offline={connected ? undefined : t("own.name_offline")}
        />
      </form>
    </Dialog>
  );
}

/** The reason why the user's name cannot be changed now. */
function useWhyNameStays(): "given" | "restricted" | "muted" | undefined {
  return useView(({ self, control, chat }) => {
    if (control.name_is_given) return "given";
    if (chat.muted !== undefined) return "muted";
    const { display_name_change_restrictions: restrictions } = control;
    if (restrictions.type === "disabled" || self.module_data.control.role === "moderator") return undefined;
    return restrictions.unrestricted_participants.includes(self.id) ? undefined : "restricted";
  });
}
