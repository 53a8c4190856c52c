import { Card } from "../../kit/page/Card";
import { useTranslation } from "../../language/translation/use-translation";
import { WaitingRoom } from "../rules/WaitingRoom";
import { Saved, useSaved } from "../section/Saved";
import { Section } from "../section/Section";
import { WaitingPeople } from "./WaitingPeople";

export function Waiting() {
  const { t } = useTranslation();
  const [saved, onSaved] = useSaved();
  return (
    <Section title={t("session.sections.waiting")} hint={t("moderation.waiting.unseen")} action={<Saved at={saved} />}>
      <Card>
        <WaitingPeople />
      </Card>
      <Card className="pt-1! sm:pt-2!">
        <WaitingRoom onSaved={onSaved} />
      </Card>
    </Section>
  );
}
