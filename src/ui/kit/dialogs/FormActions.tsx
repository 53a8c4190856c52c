import { useTranslation } from "../../language/translation/use-translation";
import { Button } from "../buttons/Button";
import { DialogActions } from "./windows/DialogActions";

type Props = {
  /** The words of the button that submits the form. */
  confirm: string;
  onCancel: () => void;
  busy?: boolean;
  /** Says, while there is no connection, that nothing can be submitted. */
  offline?: string;
};

/** The end of a form in a window. */
export function FormActions({ confirm, onCancel, busy, offline }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {offline !== undefined && (
        <p role="status" className="text-sm text-warn">
          {offline}
        </p>
      )}
      <DialogActions>
        <Button type="submit" variant="primary" busy={busy} aria-disabled={offline !== undefined}>
          {confirm}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {t("kit.cancel")}
        </Button>
      </DialogActions>
    </>
  );
}
