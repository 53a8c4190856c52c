import { clsx } from "clsx";
import { Megaphone, Users } from "lucide-react";
import { Fragment, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../kit/avatar/Avatar";
import { Name } from "../../kit/words/Name";
import { CandidateDetails } from "./CandidateDetails";
import type { Candidate } from "./candidates";

type Props = {
  id: string;
  candidates: readonly Candidate[];
  active: number;
  optionId: (index: number) => string;
  onTake: (candidate: Candidate) => void;
};

/** The people and groups that an `@` can mean, above the field, which keeps the focus. */
export function MentionList({ id, candidates, active, optionId, onTake }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[id="${CSS.escape(optionId(active))}"]`)?.scrollIntoView({ block: "nearest" });
  }, [active, optionId]);
  const firstOther = candidates.findIndex(({ kind }) => kind !== "person");
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={t("mentions.list")}
      className="absolute start-0 bottom-full z-30 mb-1 max-h-[min(20rem,45dvh)] w-[min(26rem,100%)] overflow-y-auto rounded-card border border-line bg-raise p-1 shadow-float motion-safe:animate-appear"
    >
      {candidates.map((it, index) => (
        <Fragment key={keyOf(it)}>
          {index === firstOther && index > 0 && <div aria-hidden className="my-1 h-px bg-line" />}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field, which has the focus, takes the keys. */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: the field names the active option. */}
          <div
            id={optionId(index)}
            role="option"
            aria-selected={index === active}
            // The field keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(it)}
            className={clsx(
              "flex min-h-10 cursor-pointer items-center gap-2.5 rounded-lg px-2 py-1 text-sm pointer-coarse:min-h-11",
              index === active ? "bg-accent-wash forced-colors:outline-2" : "hover:bg-side",
            )}
          >
            <Picture candidate={it} />
            <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-1.5">
              <Name isWord={it.kind === "all"} className="font-[560]">
                {it.name}
              </Name>
              <CandidateDetails candidate={it} />
            </span>
          </div>
        </Fragment>
      ))}
    </div>
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
