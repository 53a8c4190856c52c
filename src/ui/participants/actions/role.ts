import { ShieldCheck, ShieldOff } from "lucide-react";
import { useTranslation } from "../../language/translation/use-translation";
import type { Subject } from "../moderating/subject";
import { useModerating } from "../moderating/use-moderating";
import type { Action } from "./action";
import { actsOn, isBanned } from "./rights";

type Turn = "promote" | "demote";
const COMMANDS = { promote: "grant_moderator_role", demote: "revoke_moderator_role" } as const;
const BACK = { promote: "demote", demote: "promote" } as const;

function useTurn(turn: Turn): (subject: Subject) => void {
  const { t } = useTranslation();
  const { moderate } = useModerating();
  const done = (turn: Turn, { id: target, name }: Subject) => ({
    command: { namespace: "control", payload: { action: COMMANDS[turn], target } } as const,
    said: t(`moderation.act.${turn}d`, { name }),
  });
  return (subject) =>
    void moderate({
      ...done(turn, subject),
      undo: {
        label: t(`moderation.act.undo.${turn}`, { name: subject.name }),
        about: `role ${subject.id}`,
        done: () => done(BACK[turn], subject),
      },
    });
}

export const promote: Action = {
  id: "promote",
  part: "moderating",
  icon: ShieldCheck,
  label: (t) => t("moderation.act.promote"),
  isOffered: (subject, { view }) => actsOn(subject, view) && subject.role !== "moderator" && !isBanned(subject, view),
  useRun: () => useTurn("promote"),
};

export const demote: Action = {
  id: "demote",
  part: "moderating",
  icon: ShieldOff,
  label: (t) => t("moderation.act.demote"),
  isOffered: (subject, { view }) => actsOn(subject, view) && subject.role === "moderator",
  useRun: () => useTurn("demote"),
};
