import { useHighlighted } from "./use-highlighted";

const LOOKS: Partial<Record<string, string>> = {
  comment: "text-soft italic",
  quote: "text-soft italic",
  doctag: "text-soft",
  keyword: "text-private",
  "selector-tag": "text-private",
  "selector-pseudo": "text-private",
  literal: "text-private",
  type: "text-private",
  name: "text-private",
  string: "text-accent",
  regexp: "text-accent",
  addition: "text-accent",
  number: "text-warn",
  symbol: "text-warn",
  bullet: "text-warn",
  attr: "text-warn",
  attribute: "text-warn",
  variable: "text-warn",
  property: "text-warn",
  title: "font-semibold",
  section: "font-semibold",
  built_in: "font-semibold",
  deletion: "text-danger",
  meta: "text-soft",
};

export function Code({ at, language, text }: { at: number; language: string; text: string }) {
  const runs = useHighlighted(language, text);
  if (runs === undefined) return <code data-at={at}>{text}</code>;
  return (
    <code data-at={at}>
      {runs.map((run) => (
        <span key={run.at} className={LOOKS[run.kind]}>
          {run.text}
        </span>
      ))}
    </code>
  );
}
