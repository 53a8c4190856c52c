import { Name } from "../../kit/words/Name";
import { Phrase } from "../../language/text/Phrase";
import { useTranslation } from "../../language/translation/use-translation";
import { ChangeLine } from "./ChangeLine";
import type { Given, Happening } from "./happenings";
import { PersonName } from "./PersonName";
import { RestrictionLine } from "./RestrictionLine";
import { RuleLine } from "./RuleLine";
import { Targets } from "./Targets";

export function HappeningLine({ line }: { line: Happening }) {
  const { t } = useTranslation();
  if (line.kind === "changed") return <ChangeLine line={line} />;
  if ("groups" in line) {
    const owner = <span>{t("moderation.log.owner")}</span>;
    const name = line.who === undefined ? owner : <PersonName id={line.who} isFirst />;
    const gives = <Gives role={line.role} groups={line.groups} />;
    if (line.label === undefined) return <Phrase text={t(`moderation.log.${line.kind}`)} parts={{ name, gives }} />;
    return (
      <Phrase text={t(`moderation.log.${line.kind}_as`)} parts={{ name, gives, label: <Name>{line.label}</Name> }} />
    );
  }
  if ("target" in line) return <RestrictionLine line={line} />;
  const name = <PersonName id={line.who} isFirst />;
  if (line.kind === "report_resolved") {
    const parts = { name, author: <PersonName id={line.author} /> };
    return <Phrase text={t(`moderation.log.report_resolved.${line.resolution}`)} parts={parts} />;
  }
  if ("author" in line) {
    if (line.author === line.who) return <Phrase text={t(`moderation.log.${line.kind}_own`)} parts={{ name }} />;
    return <Phrase text={t(`moderation.log.${line.kind}`)} parts={{ name, author: <PersonName id={line.author} /> }} />;
  }
  if (line.kind === "display_name_changed") {
    const parts = { name, before: <Name>{line.before}</Name>, given: <Name>{line.name}</Name> };
    return <Phrase text={t("moderation.log.display_name_changed")} parts={parts} />;
  }
  if (line.rules !== undefined) return <RuleLine who={line.who} changes={line.rules} />;
  if (line.targets !== undefined && (line.kind === "hands_reset" || line.kind === "participants_accepted")) {
    const parts = { name, people: <Targets ids={line.targets} /> };
    return <Phrase text={t(`moderation.log.${line.kind}_of`, { count: line.targets.length })} parts={parts} />;
  }
  return <Phrase text={t(`moderation.log.${line.kind}`)} parts={{ name }} />;
}

function Gives({ role, groups }: Pick<Given, "role" | "groups">) {
  const { t } = useTranslation();
  return (
    <span>
      <span>{t(`kit.role.${role}`)}</span>
      {groups.map((group) => (
        <span key={group}>
          <span>, </span>
          <Name>{group}</Name>
        </span>
      ))}
    </span>
  );
}
