import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LookupResult } from "../../protocol";
import { Button } from "../kit/Button";
import { focusFirstError } from "./focus-first-error";
import { ownName } from "./known-rooms";
import { NameField } from "./NameField";
import { nameFault } from "./name-fault";

type Props = { room: LookupResult; onJoin: (display_name: string) => void };

/** Before a room: its title, what one will be in it, and one's name. */
export function NameForm({ room, onJoin }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(ownName);
  const [state, setState] = useState<"asked" | "tried" | "joining">("asked");

  const join = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (nameFault(name)) {
      setState("tried");
      focusFirstError(event.currentTarget);
    } else if (state !== "joining") {
      setState("joining");
      onJoin(name.trim());
    }
  };

  return (
    <section className="rounded-card border border-line bg-raise p-5 shadow-raised sm:p-6">
      <p className="text-sm text-soft">{t("lobby.invited_to")}</p>
      <h1 className="text-xl wrap-anywhere">
        <bdi>{room.title}</bdi>
      </h1>
      <p className="mt-1 text-sm text-soft">{t(`lobby.joins_as.${room.role}`)}</p>
      <form noValidate onSubmit={join} className="mt-5 grid grid-cols-1 gap-4">
        <NameField value={name} onChange={setName} autoFocus fault={state === "tried" ? nameFault(name) : undefined} />
        <Button type="submit" variant="primary" busy={state === "joining"}>
          {t("lobby.join")}
        </Button>
      </form>
    </section>
  );
}
