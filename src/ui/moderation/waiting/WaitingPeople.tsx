import { useRef, useState } from "react";
import type { ModerationState } from "../../../protocol";
import { Avatar } from "../../kit/avatar/Avatar";
import { Button } from "../../kit/buttons/Button";
import { useToast } from "../../kit/dialogs/Toasts";
import { Name } from "../../kit/words/Name";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import { BanWindow } from "../../participants/moderating/BanWindow";
import { type Subject, subjectOf } from "../../participants/moderating/subject";
import { useView } from "../../room/session/RoomSession";
import { useCommand } from "../../room/session/use-command";
import { isWaiting } from "../section/waiting-work";

type Person = ModerationState["waiting_room_participants"][number];
const NOBODY: readonly Person[] = [];

export function WaitingPeople() {
  const { t } = useTranslation();
  const people = useView(({ moderation }) => moderation?.waiting_room_participants ?? NOBODY);
  const { run, busy, connected } = useCommand();
  const toast = useToast();
  const [banning, ban] = useState<Subject>();
  const place = useRef<HTMLDivElement>(null);
  const waiting = people.filter(isWaiting);
  const isIdle = connected && !busy;
  const does = async (payload: Parameters<typeof run>[0]["payload"], told: string) => {
    if (!isIdle) return;
    const outcome = await run({ namespace: "moderation", payload } as Parameters<typeof run>[0]);
    if (outcome === "done") toast(told);
    // The button goes with the person.
    place.current?.focus();
  };
  return (
    <div ref={place} tabIndex={-1} className="outline-none">
      {waiting.length > 1 && (
        <div className="sticky top-0 z-10 -mx-1 mb-2.5 bg-raise px-1 pb-2.5">
          <Button
            variant="primary"
            aria-disabled={!isIdle || undefined}
            onClick={() => void does({ action: "accept_all" }, t("moderation.waiting.all_in"))}
          >
            {t("moderation.waiting.all")}
          </Button>
        </div>
      )}
      {people.length === 0 ? (
        <p className="text-sm text-soft">{t("moderation.waiting.none")}</p>
      ) : (
        <ul className="-my-2.5 divide-y divide-line">
          {people.map((person) => (
            <WaitingPerson
              key={person.id}
              person={person}
              isIdle={isIdle}
              onLetIn={(name) =>
                void does({ action: "accept", target: person.id }, t("moderation.waiting.is_in", { name }))
              }
              onDecline={(name) =>
                void does({ action: "decline", target: person.id }, t("moderation.waiting.gone", { name }))
              }
              onBan={() => ban(subjectOf(person))}
            />
          ))}
        </ul>
      )}
      {banning && <BanWindow subject={banning} onClose={() => ban(undefined)} />}
    </div>
  );
}

type Props = {
  readonly person: Person;
  readonly isIdle: boolean;
  readonly onLetIn: (name: string) => void;
  readonly onDecline: (name: string) => void;
  readonly onBan: () => void;
};

function WaitingPerson({ person: { id, module_data, accepted }, isIdle, onLetIn, onDecline, onBan }: Props) {
  const { t } = useTranslation();
  const { time } = useTimes();
  const { display_name: name, joined_at, role } = module_data.control;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2.5">
      <Avatar id={id} name={name} />
      <p className="min-w-0 flex-1 basis-40 text-sm wrap-anywhere">
        <span className="font-semibold">
          <Name>{name}</Name>
        </span>
        <span className="block text-xs text-soft">
          <span>{t(`kit.role.${role}`)}</span>
          <span aria-hidden>{" · "}</span>
          <span>
            {accepted ? t("moderation.waiting.accepted") : t("moderation.waiting.since", { time: time(joined_at) })}
          </span>
        </span>
      </p>
      {!accepted && (
        <span className="flex flex-wrap gap-2">
          <Button
            size="small"
            variant="quiet"
            className="text-danger!"
            aria-haspopup="dialog"
            aria-label={t("moderation.waiting.ban_name", { name })}
            aria-disabled={!isIdle || undefined}
            onClick={() => isIdle && onBan()}
          >
            {t("moderation.waiting.ban")}
          </Button>
          <Button
            size="small"
            aria-label={t("moderation.waiting.decline_name", { name })}
            aria-disabled={!isIdle || undefined}
            onClick={() => onDecline(name)}
          >
            {t("moderation.waiting.decline")}
          </Button>
          <Button
            size="small"
            variant="primary"
            aria-label={t("moderation.waiting.let_in_name", { name })}
            aria-disabled={!isIdle || undefined}
            onClick={() => onLetIn(name)}
          >
            {t("moderation.waiting.let_in")}
          </Button>
        </span>
      )}
    </li>
  );
}
