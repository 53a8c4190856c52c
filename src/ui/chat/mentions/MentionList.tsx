import { Megaphone, Users } from "lucide-react";
import { MODERATORS } from "../../../protocol";
import { Avatar } from "../../kit/avatar/Avatar";
import { Name } from "../../kit/words/Name";
import { useTranslation } from "../../language/translation/use-translation";
import { SuggestionList, type Suggestions } from "../writing/SuggestionList";
import { CandidateDetails } from "./CandidateDetails";
import type { Candidate } from "./candidates";

export function MentionList(list: Suggestions<Candidate>) {
  const { t } = useTranslation();
  const firstOther = list.items.findIndex(({ kind }) => kind !== "person");
  return (
    <SuggestionList {...list} label={t("mentions.list")} keyOf={keyOf} lineAt={firstOther}>
      {(it) => (
        <>
          <Picture candidate={it} />
          <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-1.5">
            <Name isWord={it.kind === "all" || (it.kind === "group" && it.group === MODERATORS)} className="font-[560]">
              {it.name}
            </Name>
            <CandidateDetails candidate={it} />
          </span>
        </>
      )}
    </SuggestionList>
  );
}

function Picture({ candidate }: { candidate: Candidate }) {
  if (candidate.kind === "person") return <Avatar id={candidate.person.id} name={candidate.name} size="small" />;
  const Icon = candidate.kind === "group" ? Users : Megaphone;
  return (
    <span aria-hidden className="grid size-7 shrink-0 place-items-center rounded-lg bg-accent-wash text-accent">
      <Icon size="0.9375rem" />
    </span>
  );
}

function keyOf(candidate: Candidate): string {
  switch (candidate.kind) {
    case "person":
      return candidate.person.id;
    case "group":
      return `group ${candidate.group}`;
    case "all":
      return "all";
  }
}
