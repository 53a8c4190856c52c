import { Card } from "../../kit/page/Card";
import { useTranslation } from "../../language/translation/use-translation";
import { WordedChoice } from "../rules/RuleChoice";
import { Saved, useSaved } from "../section/Saved";
import { Section } from "../section/Section";
import { ClearHistory } from "./ClearHistory";

/** The memory of the room: the messages that newcomers read, and the button that clears all. */
export function Keep() {
  const { t } = useTranslation();
  const [saved, onSaved] = useSaved();
  return (
    <Section
      title={t("session.sections.keep")}
      hint={t("moderation.sections.about.keep")}
      action={<Saved at={saved} />}
    >
      <Card className="pt-1! sm:pt-2!">
        <WordedChoice field="history_for_new" onSaved={onSaved} />
      </Card>
      <ClearHistory />
    </Section>
  );
}
