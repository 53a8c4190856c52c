import { useState } from "react";
import type { Rules } from "../../../protocol";
import { useToast } from "../../kit/dialogs/Toasts";
import { useTranslation } from "../../language/translation/use-translation";
import { useView } from "../../room/session/RoomSession";
import { useCommand } from "../../room/session/use-command";

type Field = keyof Rules;

/** The rules that take something from people: for a while, a change of them can be undone. */
const LOCKS: readonly Field[] = ["post_global", "post_groups", "private", "locked"];

/** A choice shows at once, and falls back with the reason where it is refused. */
export function useRule<F extends Field>(field: F, label: string, onSaved: () => void) {
  const { t } = useTranslation();
  const toast = useToast();
  const value = useView(({ rules }) => rules[field]);
  const [chosen, setChosen] = useState<Rules[F]>();
  const { run, busy, connected } = useCommand();
  const put = async (next: Rules[F]) => {
    setChosen(next);
    const outcome = await run({ namespace: "rules", payload: { action: "set_rules", [field]: next } });
    setChosen(undefined);
    if (outcome === "done") onSaved();
    return outcome === "done";
  };
  const choose = async (next: Rules[F]) => {
    if (busy || !connected || next === value) return;
    if (!(await put(next)) || !LOCKS.includes(field)) return;
    const undo = t("moderation.rules.undo", { rule: label });
    toast(t("moderation.rules.changed", { rule: label }), "good", {
      label: t("kit.undo"),
      name: undo,
      about: `rule ${field}`,
      run: () => void put(value),
    });
  };
  return { value: chosen ?? value, choose: (next: Rules[F]) => void choose(next), isShut: busy || !connected };
}
