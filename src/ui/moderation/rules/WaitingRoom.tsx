import { useId, useState } from "react";
import type { WaitingRoom as State } from "../../../protocol";
import { SegmentedChoice } from "../../kit/forms/SegmentedChoice";
import { useTranslation } from "../../language/translation/use-translation";
import { useView } from "../../room/session/RoomSession";
import { useCommand } from "../../room/session/use-command";
import { RuleRow } from "./RuleRow";

const STATES = ["disabled", "for_guests", "for_everyone"] as const;

export function WaitingRoom({ onSaved }: { onSaved: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const state = useView(({ moderation }) => moderation?.waiting_room ?? "disabled");
  const [chosen, setChosen] = useState<State>();
  const { run, busy, connected } = useCommand();
  const isShut = busy || !connected;
  const choose = async (new_state: State) => {
    if (isShut || new_state === state) return;
    setChosen(new_state);
    const payload =
      new_state === "disabled"
        ? ({ action: "disable_waiting_room" } as const)
        : ({ action: "enable_waiting_room", new_state } as const);
    const outcome = await run({ namespace: "moderation", payload });
    setChosen(undefined);
    if (outcome === "done") onSaved();
  };
  return (
    <RuleRow id={id} label={t("moderation.waiting.label")} hint={t("moderation.waiting.hint")}>
      <SegmentedChoice
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-hint`}
        value={chosen ?? state}
        isShut={isShut}
        onValueChange={(next) => void choose(next)}
        options={STATES.map((value) => ({ value, text: t(`moderation.waiting.${value}`) }))}
      />
    </RuleRow>
  );
}
