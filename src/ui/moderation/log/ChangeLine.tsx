import { Name } from "../../kit/words/Name";
import { NameList } from "../../language/NameList";
import { Phrase } from "../../language/text/Phrase";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import type { Change, Happening } from "./happenings";
import { PersonName } from "./PersonName";

type Changed = Extract<Happening, { readonly kind: "changed" }>;

/** A change of a person by a moderator, or by themselves: an invitation gives a role and groups. */
export function ChangeLine({ line }: { line: Changed }) {
  const { t } = useTranslation();
  if (line.changes.length === 0) {
    const parts = { name: <PersonName id={line.who} isFirst />, target: <Name>{line.name}</Name> };
    return <Phrase text={t(`moderation.log.same.${isOwn(line) ? "own" : "by"}`)} parts={parts} />;
  }
  return line.changes.map((change, at) => (
    <span key={change.kind}>
      {at > 0 && <span> · </span>}
      <Told change={change} line={line} />
    </span>
  ));
}

function Told({ change, line }: { change: Change; line: Changed }) {
  const { t } = useTranslation();
  const { listed } = useTimes();
  const who = isOwn(line) ? "own" : "by";
  const target = <Name>{line.name}</Name>;
  const parts = { name: <PersonName id={line.who} isFirst />, target };
  switch (change.kind) {
    case "role":
      return <Phrase text={t(`moderation.log.role.${change.role}.${who}`)} parts={parts} />;
    case "renamed":
      return (
        <Phrase text={t("moderation.log.renamed")} parts={{ before: <Name>{change.before}</Name>, name: target }} />
      );
    case "groups":
    case "added":
    case "removed": {
      if (change.groups.length === 0) return <Phrase text={t(`moderation.log.no_groups.${who}`)} parts={parts} />;
      const groups = <NameList names={change.groups} listed={listed} />;
      return <Phrase text={t(`moderation.log.${change.kind}.${who}`)} parts={{ ...parts, groups }} />;
    }
  }
}

function isOwn({ who, changed }: Changed): boolean {
  return who === changed;
}
