import { Check } from "lucide-react";
import { useState } from "react";
import { timestampAt } from "../../../protocol";
import { Card } from "../../kit/page/Card";
import { useTranslation } from "../../language/translation/use-translation";
import { useDuration } from "../../language/use-duration";
import { useTimes } from "../../language/use-times";
import { BlockedWords } from "./BlockedWords";
import { RuleChoice, WordedChoice } from "./RuleChoice";
import { RuleSwitch } from "./RuleSwitch";

const WRITERS = ["everyone", "not_guests", "moderators"];
const SLOW = [0, 10, 30, 60, 300];
const EDITS = [0, 300, 900, 3_600, 86_400];
const DELETIONS = ["always", 300, 3_600, 0] as const;

/** The rules of the room: each choice works at once, and a status says so. */
export function RoomRules() {
  const { t } = useTranslation();
  const { time } = useTimes();
  const duration = useDuration();
  const [saved, setSaved] = useState<string>();
  const onSaved = () => setSaved(timestampAt(Date.now()));
  const lasting = (value: number | "always") =>
    value === "always" ? t("moderation.rules.always") : value === 0 ? t("moderation.rules.never") : duration(value);
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div>
          <h2 className="text-lg">{t("moderation.rules.heading")}</h2>
          <p className="text-sm text-soft">{t("moderation.rules.heading_hint")}</p>
        </div>
        <p role="status" className="flex min-h-6 items-center gap-1.5 text-xs text-soft">
          {saved !== undefined && (
            <>
              <Check aria-hidden size="0.875rem" className="shrink-0 text-accent" />
              <span>{t("moderation.rules.saved", { time: time(saved) })}</span>
            </>
          )}
        </p>
      </div>
      <Card title={t("moderation.rules.writing")}>
        <div className="mt-1">
          <WordedChoice field="post_global" values={WRITERS} onSaved={onSaved} />
          <WordedChoice field="post_groups" values={WRITERS} onSaved={onSaved} />
          <WordedChoice field="private" values={["everyone", "with_moderators", "nobody"]} onSaved={onSaved} />
          <RuleChoice
            field="slow_mode_seconds"
            label={t("moderation.rules.choice.slow_mode_seconds.label")}
            hint={t("moderation.rules.choice.slow_mode_seconds.hint")}
            options={SLOW.map((value) => ({ value, text: value === 0 ? t("moderation.rules.off") : duration(value) }))}
            onSaved={onSaved}
          />
        </div>
      </Card>
      <Card title={t("moderation.rules.safety")}>
        <div className="mt-1">
          <RuleSwitch
            field="locked"
            label={t("moderation.rules.choice.locked.label")}
            hint={t("moderation.rules.choice.locked.hint")}
            onSaved={onSaved}
          />
          <WordedChoice field="history_for_new" values={["all", "none"]} onSaved={onSaved} />
          <WordedChoice field="hold" values={["nobody", "guests", "everyone"]} onSaved={onSaved} />
          <WordedChoice field="links" values={["allow", "hold", "block"]} onSaved={onSaved} />
          <BlockedWords onSaved={onSaved} />
        </div>
      </Card>
      <Card title={t("moderation.rules.doing")}>
        <div className="mt-1">
          <RuleSwitch field="reactions" label={t("moderation.rules.choice.reactions.label")} onSaved={onSaved} />
          <RuleSwitch
            field="typing"
            label={t("moderation.rules.choice.typing.label")}
            hint={t("moderation.rules.choice.typing.hint")}
            onSaved={onSaved}
          />
          <WordedChoice field="mention_all" values={["everyone", "moderators"]} onSaved={onSaved} />
          <RuleChoice
            field="edit_window_seconds"
            label={t("moderation.rules.choice.edit_window_seconds.label")}
            options={EDITS.map((value) => ({ value, text: lasting(value) }))}
            onSaved={onSaved}
          />
          <RuleChoice
            field="delete_window_seconds"
            label={t("moderation.rules.choice.delete_window_seconds.label")}
            hint={t("moderation.rules.choice.delete_window_seconds.hint")}
            options={DELETIONS.map((value) => ({ value, text: lasting(value) }))}
            onSaved={onSaved}
          />
        </div>
      </Card>
    </>
  );
}
