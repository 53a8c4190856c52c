import { useMemo } from "react";
import { Select } from "../../kit/forms/Select";
import { useTranslation } from "../../language/translation/use-translation";
import { useLanguage } from "../../language/use-language";
import { useView } from "../../room/session/RoomSession";
import { ordered } from "../people/finding";
import { type LogChoice, SHOWN_KINDS } from "./use-log";

const ALL = "";

type Props = { choice: LogChoice; onChoose: (choice: LogChoice) => void };

export function LogFilters({ choice: { person, kind }, onChoose }: Props) {
  const { t } = useTranslation();
  const [language] = useLanguage();
  const self = useView((view) => view.self.id);
  const participants = useView((view) => view.control.participants);
  const people = useMemo(
    () =>
      ordered(Object.values(participants), language).map(({ id, module_data: { control } }) => {
        const { display_name: name } = control;
        return { value: id, text: id === self ? t("moderation.log.which.you", { name }) : name };
      }),
    [participants, language, self, t],
  );
  const kinds = SHOWN_KINDS.map((value) => ({ value: value as string, text: t(`moderation.log.kinds.${value}`) }));
  return (
    <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
      <Select
        label={t("moderation.log.which.person")}
        value={person ?? ALL}
        onValueChange={(chosen) => onChoose({ kind, person: chosen || undefined })}
        options={[{ value: ALL, text: t("moderation.log.which.everybody") }, ...people]}
      />
      <Select
        label={t("moderation.log.which.kind")}
        value={kind ?? ALL}
        onValueChange={(chosen) => onChoose({ person, kind: SHOWN_KINDS.find((it) => it === chosen) })}
        options={[{ value: ALL, text: t("moderation.log.which.everything") }, ...kinds]}
      />
    </div>
  );
}
