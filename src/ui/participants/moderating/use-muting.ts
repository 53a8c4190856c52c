import type { Command, ModerationReason, Timestamp } from "../../../protocol";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import { useSession } from "../../room/session/RoomSession";
import { secondsUntil } from "./seconds-until";
import type { Subject } from "./subject";
import { useModerating } from "./use-moderating";

type Person = Pick<Subject, "id" | "name">;
export type Muting = { readonly seconds?: number; readonly reason?: ModerationReason };

export function useMuting() {
  const { t } = useTranslation();
  const { until: inWords } = useTimes();
  const { store, clock } = useSession();
  const { moderate, busy, connected } = useModerating();

  const muted = ({ id: target, name }: Person, { seconds, reason }: Muting) => {
    const end = seconds === undefined ? undefined : new Date(clock.milliseconds + seconds * 1000).toISOString();
    const command: Command = {
      namespace: "moderation",
      payload: { action: "mute_chat", target, ...(seconds && { seconds }), ...(reason && { reason }) },
    };
    const muted = () => t("moderation.act.muted", { name });
    const mutedUntil = (time: string) => t("moderation.act.muted_until", { name, time });
    const said = end === undefined ? muted() : mutedUntil(inWords(end));
    return { command, said };
  };
  const unmuted = ({ id: target, name }: Person) => {
    const command: Command = { namespace: "moderation", payload: { action: "unmute_chat", target } };
    return { command, said: t("moderation.act.unmuted", { name }) };
  };

  const mute = (subject: Person, muting: Muting) => {
    const label = t("moderation.act.undo.mute", { name: subject.name });
    const undo = { label, about: `mute ${subject.id}`, done: () => unmuted(subject) };
    return moderate({ ...muted(subject, muting), undo });
  };
  const unmute = (subject: Person) => {
    const before = store.getState().view?.moderation?.muted.find(({ target }) => target === subject.id);
    const undo = before && {
      label: t("moderation.act.undo.unmute", { name: subject.name }),
      about: `mute ${subject.id}`,
      done: () => mutedAgain(subject, before.until),
    };
    return moderate({ ...unmuted(subject), undo });
  };
  const mutedAgain = (subject: Person, until: Timestamp | undefined) => {
    const seconds = until === undefined ? undefined : secondsUntil(until, clock.now);
    return seconds === 0 ? undefined : muted(subject, { seconds });
  };
  return { mute, unmute, busy, connected };
}
