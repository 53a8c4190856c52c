import { useTranslation } from "../../language/translation/use-translation";
import type { Subject } from "./subject";
import { useModerating } from "./use-moderating";

type Person = Pick<Subject, "id" | "name">;

export function useBanning() {
  const { t } = useTranslation();
  const { moderate, busy, connected } = useModerating();
  const banned = ({ id: target, name }: Person, revoke_invite?: true) => ({
    command: { namespace: "moderation", payload: { action: "ban", target, revoke_invite } } as const,
    said: t(revoke_invite ? "moderation.act.banned_revoked" : "moderation.act.banned", { name }),
  });
  const ban = (person: Person, revokes: boolean) => moderate(banned(person, revokes || undefined));
  const unban = (person: Person) =>
    moderate({
      command: { namespace: "moderation", payload: { action: "unban", target: person.id } },
      said: t("moderation.act.unbanned", { name: person.name }),
      undo: {
        label: t("moderation.act.undo.unban", { name: person.name }),
        about: `ban ${person.id}`,
        done: () => banned(person),
      },
    });
  return { ban, unban, busy, connected };
}
