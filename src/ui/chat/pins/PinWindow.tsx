import { useState } from "react";
import type { StoredMessage } from "../../../protocol";
import { Dialog } from "../../kit/dialogs/Dialog";
import { FormActions } from "../../kit/dialogs/FormActions";
import { Select } from "../../kit/forms/Select";
import { useTranslation } from "../../language/translation/use-translation";
import { Excerpt } from "../messages/Quote";
import { ENDS, type End, timeOf } from "./end";
import { usePinning } from "./use-pinning";

export type Asked = { readonly message: StoredMessage; readonly announcement: boolean };

type Props = { asked: Asked | undefined; open: boolean; onOpenChange: (open: boolean) => void };

export function PinWindow({ asked, open, onOpenChange }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t(asked?.announcement ? "moderation.pinning.ask_announcement" : "moderation.pinning.ask")}
      description={asked && <Audience {...asked} />}
    >
      {asked && <PinForm {...asked} onDone={() => onOpenChange(false)} />}
    </Dialog>
  );
}

function Audience({ message, announcement }: Asked) {
  const { t } = useTranslation();
  const scope = message.scope === "group" ? "group" : "global";
  return <span>{t(`moderation.pinning.${announcement ? "text_announcement" : "text"}.${scope}`)}</span>;
}

function PinForm({ message, announcement, onDone }: Asked & { onDone: () => void }) {
  const { t } = useTranslation();
  const { pin, busy, connected } = usePinning();
  const [end, setEnd] = useState<End>("never");
  const submit = async () => {
    if (await pin(message.id, { announcement, until: timeOf(end, new Date()) })) onDone();
  };
  return (
    <form
      className="grid grid-cols-1 gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (connected && !busy) void submit();
      }}
    >
      <div className="flex min-w-0 rounded-md border-s-2 border-edge ps-2 text-sm text-soft">
        <Excerpt quoted={message} />
      </div>
      <Select
        label={t("moderation.pinning.end")}
        value={end}
        onValueChange={setEnd}
        options={ENDS.map((value) => ({ value, text: t(`moderation.pinning.ends.${value}`) }))}
      />
      <FormActions
        confirm={t(announcement ? "moderation.pinning.confirm_announcement" : "moderation.pinning.confirm")}
        onCancel={onDone}
        busy={busy}
        offline={connected ? undefined : t("moderation.pinning.offline")}
      />
    </form>
  );
}
