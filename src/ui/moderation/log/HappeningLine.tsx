import type { Elements } from "../../kit/words/elements";
import { Name } from "../../kit/words/Name";
import { NameList } from "../../language/NameList";
import { Phrase } from "../../language/text/Phrase";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import { nameIn } from "../../room/labels/names";
import { useView } from "../../room/session/RoomSession";
import type { Change, Given, Happening } from "./happenings";
import { RestrictionLine } from "./RestrictionLine";

export function HappeningLine({ line }: { line: Happening }) {
  const { t } = useTranslation();
  const who = line.kind === "changed" ? undefined : line.who;
  const issuer = useView((view) => nameIn(view, who));
  const by = useView((view) => nameIn(view, "author" in line ? line.author : undefined));
  if (line.kind === "invitation_created" || line.kind === "invitation_revoked") {
    const words = line.who === undefined ? t("moderation.log.owner") : t("moderation.log.somebody");
    const name = issuer ? <Name>{issuer}</Name> : <span>{words}</span>;
    const gives = <Gives role={line.role} groups={line.groups} />;
    if (line.label === undefined) return <Phrase text={t(`moderation.log.${line.kind}`)} parts={{ name, gives }} />;
    return (
      <Phrase text={t(`moderation.log.${line.kind}_as`)} parts={{ name, gives, label: <Name>{line.label}</Name> }} />
    );
  }
  if ("target" in line) return <RestrictionLine line={line} />;
  if ("author" in line) {
    const name = issuer ? <Name>{issuer}</Name> : <span>{t("moderation.log.somebody")}</span>;
    const author = by ? <Name>{by}</Name> : <span>{t("people.somebody")}</span>;
    if (line.author === line.who) return <Phrase text={t(`moderation.log.${line.kind}_own`)} parts={{ name }} />;
    return <Phrase text={t(`moderation.log.${line.kind}`)} parts={{ name, author }} />;
  }
  if (line.kind !== "changed") {
    const name = issuer ? <Name>{issuer}</Name> : <span>{t("moderation.log.somebody")}</span>;
    if (line.kind === "display_name_changed") {
      const parts = { name, before: <Name>{line.before}</Name>, given: <Name>{line.name}</Name> };
      return <Phrase text={t("moderation.log.display_name_changed")} parts={parts} />;
    }
    if (line.kind === "report_resolved")
      return <Phrase text={t(`moderation.log.report_resolved.${line.resolution}`)} parts={{ name }} />;
    return <Phrase text={t(`moderation.log.${line.kind}`)} parts={{ name }} />;
  }
  const name = <Name>{line.name}</Name>;
  if (line.changes.length === 0) return <Phrase text={t("moderation.log.same")} parts={{ name }} />;
  return line.changes.map((change, at) => (
    <span key={change.kind}>
      {at > 0 && <span> · </span>}
      <Told change={change} name={name} />
    </span>
  ));
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

function Told({ change, name }: { change: Change; name: Elements }) {
  const { t } = useTranslation();
  const { listed } = useTimes();
  switch (change.kind) {
    case "role":
      return <Phrase text={t(`moderation.log.role.${change.role}`)} parts={{ name }} />;
    case "renamed":
      return <Phrase text={t("moderation.log.renamed")} parts={{ before: <Name>{change.before}</Name>, name }} />;
    case "groups":
    case "added":
    case "removed": {
      if (change.groups.length === 0) return <Phrase text={t("moderation.log.no_groups")} parts={{ name }} />;
      const groups = <NameList names={change.groups} listed={listed} />;
      return <Phrase text={t(`moderation.log.${change.kind}`)} parts={{ name, groups }} />;
    }
  }
}
