import { useRouter } from "next/router";
import { type FormEvent, useState } from "react";
import { pathOfPasted } from "../../protocol/pasting/pasted-link";
import { Button } from "../kit/buttons/Button";
import { focusFirstError } from "../kit/forms/focus-first-error";
import { TextField } from "../kit/forms/TextField";
import { Card } from "../kit/page/Card";
import { useTranslation } from "../language/translation/use-translation";

export function PasteInvitation() {
  const { t } = useTranslation();
  const router = useRouter();
  const [link, setLink] = useState("");
  const [tried, setTried] = useState(false);

  const open = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const path = pathOfPasted(link);
    if (path) {
      void router.push(path);
      return;
    }
    setTried(true);
    focusFirstError(event.currentTarget);
  };

  return (
    <Card title={t("lobby.invited_title")}>
      <form noValidate onSubmit={open} className="mt-3">
        <TextField
          label={t("lobby.invitation_link")}
          name="invitation"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          inputMode="url"
          dir="ltr"
          maxLength={2_000}
          value={link}
          error={tried && !pathOfPasted(link) ? t("lobby.invitation_link_wrong") : undefined}
          action={
            <Button type="submit" aria-label={t("lobby.open_invitation_name")}>
              {t("lobby.open_invitation")}
            </Button>
          }
          onChange={({ target }) => setLink(target.value)}
          onPaste={(event) => {
            // A field of one line would run the lines of a whole mail together.
            const path = pathOfPasted(event.clipboardData.getData("text"));
            if (path === undefined) return;
            event.preventDefault();
            setLink(location.origin + path);
          }}
        />
      </form>
    </Card>
  );
}
