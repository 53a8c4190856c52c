import { type FormEvent, useState } from "react";
import type { NameRefusal, Role } from "../../../protocol";
import { Button } from "../../kit/buttons/Button";
import { focusFirstError } from "../../kit/forms/focus-first-error";
import { Name } from "../../kit/words/Name";
import { Phrase } from "../../language/text/Phrase";
import { useTranslation } from "../../language/translation/use-translation";
import { ownName } from "../known-rooms/known-rooms";
import { NameField } from "./NameField";
import { nameFault } from "./name-fault";

type Refused = { readonly name: string; readonly because: NameRefusal; readonly free_name?: string };

type Props = {
  title: string;
  role?: Role;
  refused?: Refused;
  onJoin: (display_name: string) => void;
};

export function NameForm({ title, role, refused, onJoin }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(() => refused?.name ?? ownName());
  const [state, setState] = useState<"asked" | "tried" | "joining">("asked");
  const isRefused = refused !== undefined && name.trim() === refused.name.trim();

  const come = (as: string) => {
    if (state === "joining") return;
    setState("joining");
    onJoin(as);
  };
  const join = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (nameFault(name) || isRefused) {
      setState("tried");
      focusFirstError(event.currentTarget);
    } else come(name.trim());
  };

  return (
    <section className="rounded-card border border-line bg-raise p-5 shadow-raised sm:p-6">
      <p className="text-sm text-soft">{t("lobby.invited_to")}</p>
      <h1 className="text-xl wrap-anywhere">
        <Name>{title}</Name>
      </h1>
      {role && <p className="mt-1 text-sm text-soft">{t(`lobby.joins_as.${role}`)}</p>}
      <form noValidate onSubmit={join} className="mt-5 grid grid-cols-1 gap-4">
        <NameField
          value={name}
          onChange={setName}
          autoFocus
          fault={state === "tried" ? nameFault(name) : undefined}
          refusal={
            isRefused && (
              <Phrase
                text={t([`lobby.name_refused.${refused.because}`, "lobby.name_refused.other"])}
                parts={partsOf(refused)}
              />
            )
          }
        />
        {isRefused && refused.free_name !== undefined && (
          <Button busy={state === "joining"} onClick={() => come(refused.free_name ?? name)}>
            <Phrase text={t("lobby.come_in_as")} parts={partsOf(refused)} />
          </Button>
        )}
        <Button type="submit" variant="primary" busy={state === "joining"}>
          {t("lobby.join")}
        </Button>
      </form>
    </section>
  );
}

function partsOf({ name, free_name = "" }: Refused) {
  return { name: <Name>{name}</Name>, free: <Name>{free_name}</Name> };
}
