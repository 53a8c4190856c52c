import { here } from "../../../room/view";
import { useTranslation } from "../../language/translation/use-translation";
import { useView } from "../../room/session/RoomSession";
import type { Candidate } from "./candidates";

export function CandidateDetails({ candidate }: { candidate: Candidate }) {
  const { t } = useTranslation();
  const self = useView((view) => view.self.id);
  const isListed = useView((view) => view.control.count === undefined);
  const members = useView((view) =>
    candidate.kind === "group"
      ? here(view).filter(({ module_data }) => module_data.chat.groups.includes(candidate.group)).length
      : 0,
  );
  const words = wordsFor();
  return words.length === 0 ? null : <span className="text-xs text-soft">{words.join(" · ")}</span>;

  function wordsFor(): string[] {
    switch (candidate.kind) {
      case "person": {
        const { role, left_at } = candidate.person.module_data.control;
        const isSelf = candidate.person.id === self;
        return [
          isSelf && t("people.you"),
          (role === "moderator" || role === "guest") && t(`people.role.${role}`),
          // In a large room nobody knows who of the known has left meanwhile.
          left_at !== undefined && isListed && t("mentions.away"),
        ].filter((it) => it !== false);
      }
      case "group":
        return isListed ? [t("chat.here", { count: members })] : [];
      case "all":
        return [t("mentions.everyone_hint")];
    }
  }
}
