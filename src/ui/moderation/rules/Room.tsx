import { Card } from "../../kit/page/Card";
import { useTranslation } from "../../language/translation/use-translation";
import { useDuration } from "../../language/use-duration";
import { Saved, useSaved } from "../section/Saved";
import { Section } from "../section/Section";
import { BlockedWords } from "./BlockedWords";
import { ChatSwitch } from "./ChatSwitch";
import { Debrief } from "./Debrief";
import { HandsSwitch } from "./HandsSwitch";
import { NamesSwitch } from "./NamesSwitch";
import { RuleChoice, WordedChoice } from "./RuleChoice";
import { RuleSwitch } from "./RuleSwitch";
import { WaitingRoom } from "./WaitingRoom";

const SLOW = [0, 10, 30, 60, 300];
const EDITS = [0, 300, 900, 3_600, 86_400];
const DELETIONS = ["always", 300, 3_600, 0] as const;

export function Room() {
  const { t } = useTranslation();
  const duration = useDuration();
  const briefly = useDuration("short");
  const [saved, onSaved] = useSaved();
  const lasting = (value: number | "always") =>
    value === "always" ? t("moderation.rules.always") : value === 0 ? t("moderation.rules.never") : duration(value);
  return (
    <Section title={t("session.sections.room")} hint={t("moderation.rules.heading_hint")} action={<Saved at={saved} />}>
      <Card heading="h3" title={t("moderation.rules.writing")}>
        <div className="mt-1">
          <ChatSwitch onSaved={onSaved} />
          <WordedChoice field="post_global" onSaved={onSaved} />
          <WordedChoice field="post_groups" onSaved={onSaved} />
          <WordedChoice field="private" onSaved={onSaved} />
          <RuleChoice
            field="slow_mode_seconds"
            label={t("moderation.rules.choice.slow_mode_seconds.label")}
            hint={t("moderation.rules.choice.slow_mode_seconds.hint")}
            options={SLOW.map((value) => ({ value, text: value === 0 ? t("moderation.rules.off") : briefly(value) }))}
            onSaved={onSaved}
          />
        </div>
      </Card>
      <Card heading="h3" title={t("moderation.rules.safety")}>
        <div className="mt-1">
          <WaitingRoom onSaved={onSaved} />
          <RuleSwitch
            field="locked"
            label={t("moderation.rules.choice.locked.label")}
            hint={t("moderation.rules.choice.locked.hint")}
            onSaved={onSaved}
          />
          <WordedChoice field="hold" onSaved={onSaved} />
          <WordedChoice field="links" onSaved={onSaved} />
          <BlockedWords onSaved={onSaved} />
        </div>
      </Card>
      <Card heading="h3" title={t("moderation.rules.doing")}>
        <div className="mt-1">
          <HandsSwitch onSaved={onSaved} />
          <NamesSwitch onSaved={onSaved} />
          <RuleSwitch field="reactions" label={t("moderation.rules.choice.reactions.label")} onSaved={onSaved} />
          <RuleSwitch
            field="typing"
            label={t("moderation.rules.choice.typing.label")}
            hint={t("moderation.rules.choice.typing.hint")}
            onSaved={onSaved}
          />
          <WordedChoice field="mention_all" onSaved={onSaved} />
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
      <Debrief />
    </Section>
  );
}
