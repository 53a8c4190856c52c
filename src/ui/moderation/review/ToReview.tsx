import { useTranslation } from "../../language/translation/use-translation";
import { Section } from "../section/Section";
import { Review } from "./Review";

export function ToReview() {
  const { t } = useTranslation();
  return (
    <Section title={t("session.sections.review")} hint={t("moderation.sections.about.review")}>
      <Review />
    </Section>
  );
}
