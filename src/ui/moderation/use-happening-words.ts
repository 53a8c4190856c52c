import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useTimes } from "../language/use-times";
import { useView } from "../session/RoomSession";
import type { Change, Happening } from "./happenings";

/** Says a line of the log as a sentence, several changes of one person as several. */
export function useHappeningWords(): (line: Happening) => string {
  const { t } = useTranslation();
  const { list } = useTimes();
  const participants = useView((view) => view.participants);

  return useCallback(
    (line) => {
      if (line.kind !== "changed") {
        const name = participants[line.who]?.module_data.control.display_name ?? t("moderation.log.somebody");
        return t(`moderation.log.${line.kind}`, { name });
      }
      const { name } = line;
      const told = (change: Change): string => {
        switch (change.kind) {
          case "role":
            return t(`moderation.log.role.${change.role}`, { name });
          case "renamed":
            return t("moderation.log.renamed", { before: change.before, name });
          case "groups":
            return change.groups.length === 0
              ? t("moderation.log.no_groups", { name })
              : t("moderation.log.groups", { name, groups: list(change.groups) });
          case "added":
          case "removed":
            return t(`moderation.log.${change.kind}`, { name, groups: list(change.groups) });
        }
      };
      return line.changes.length === 0 ? t("moderation.log.same", { name }) : line.changes.map(told).join(" · ");
    },
    [t, list, participants],
  );
}
