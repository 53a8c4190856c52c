import { useId } from "react";
import { SegmentedChoice } from "../../kit/forms/SegmentedChoice";
import { Card } from "../../kit/page/Card";
import type { Elements } from "../../kit/words/elements";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import { useView } from "../../room/session/RoomSession";

const ALL = ["all", "muted", "banned"] as const;
export type Which = (typeof ALL)[number];

type Props = { which: Which; onChoose: (which: Which) => void; action: Elements; children: Elements };

export function WhichPeople({ which, onChoose, action, children }: Props) {
  const { t } = useTranslation();
  const { number } = useTimes();
  const id = useId();
  const muted = useView(({ moderation }) => moderation?.muted.length ?? 0);
  const banned = useView(({ moderation }) => moderation?.banned_participants.length ?? 0);
  const counts = { all: 0, muted, banned };
  const text = (it: Which) => {
    const word = t(`moderation.people.which.${it}`);
    return counts[it] > 0 ? `${word} ${number(counts[it])}` : word;
  };
  return (
    <Card>
      <div data-focus-home="[role=radio][aria-checked=true]">
        <span id={id} className="sr-only">
          {t("moderation.people.which.label")}
        </span>
        <div className="flex flex-wrap items-center gap-2">
          <SegmentedChoice
            aria-labelledby={id}
            value={which}
            onValueChange={onChoose}
            options={ALL.map((value) => ({ value, text: text(value) }))}
            className="w-fit"
          />
          {action}
        </div>
        {children}
      </div>
    </Card>
  );
}
