import { type FormEvent, useState } from "react";
import { Button } from "../../kit/buttons/Button";
import { Dialog, DialogActions } from "../../kit/dialogs/Dialog";
import { FormActions } from "../../kit/dialogs/FormActions";
import { focusFirstError } from "../../kit/forms/focus-first-error";
import { useTranslation } from "../../language/translation/use-translation";
import { useComeAs } from "../../lobby/entrance/come-as";
import { NameField } from "../../lobby/outside/NameField";
import { nameFault } from "../../lobby/outside/name-fault";
import { useView } from "../session/RoomSession";

/** Coming in anew changes the name. A name that is taken is asked about at the door. */
export function ChangeName({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const name = useView(({ self }) => self.module_data.control.display_name);
  const stays = useWhyNameStays();
  const comeAs = useComeAs();
  const [typed, setTyped] = useState(name);
  const [isTried, setTried] = useState(false);
  const change = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (nameFault(typed)) {
      setTried(true);
      focusFirstError(event.currentTarget);
      return;
    }
    onClose();
    if (typed.trim() !== name) comeAs(typed.trim());
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
        <FormActions confirm={t("own.name_change")} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

function useWhyNameStays(): "given" | "restricted" | "muted" | undefined {
  return useView(({ self, control, chat }) => {
    if (control.name_is_given) return "given";
    if (chat.muted !== undefined) return "muted";
    const { display_name_change_restrictions: restrictions } = control;
    if (restrictions.type === "disabled" || self.module_data.control.role === "moderator") return undefined;
    return restrictions.unrestricted_participants.includes(self.id) ? undefined : "restricted";
  });
}
