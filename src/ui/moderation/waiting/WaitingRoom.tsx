import { useId } from "react";
import { SegmentedChoice } from "../../kit/forms/SegmentedChoice";
import { Card } from "../../kit/page/Card";
import { useTranslation } from "../../language/translation/use-translation";
import { useView } from "../../room/session/RoomSession";
import { useCommand } from "../../room/session/use-command";
import { WaitingPeople } from "./WaitingPeople";

const STATES = ["disabled", "for_guests", "for_everyone"] as const;

/** The people who have to wait at the door, and those who do. */
export function WaitingRoom() {
  const { t } = useTranslation();
  const label = useId();
  const state = useView(({ moderation }) => moderation?.waiting_room ?? "disabled");
  const { run, busy, connected } = useCommand();
  const choose = (new_state: (typeof STATES)[number]) => {
    if (busy || !connected) return;
    const payload =
      new_state === "disabled"
        ? ({ action: "disable_waiting_room" } as const)
        : ({ action: "enable_waiting_room", new_state } as const);
    void run({ namespace: "moderation", payload });
  };
  return (
    <Card title={t("moderation.waiting.title")} hint={t("moderation.waiting.hint")}>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <span id={label} className="text-sm font-semibold">
          {t("moderation.waiting.label")}
        </span>
        <SegmentedChoice
          aria-labelledby={label}
          value={state}
          onValueChange={choose}
          options={STATES.map((value) => ({ value, text: t(`moderation.waiting.${value}`) }))}
        />
      </div>
      <WaitingPeople />
    </Card>
  );
}
