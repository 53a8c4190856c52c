import { readFileSync } from "node:fs";

export const page = readFileSync(new URL("../../../docs/protocol.md", import.meta.url), "utf8");

/** The examples of `docs/protocol.md`, each with the name of its schema and its line. */
export const examples = [...page.matchAll(/^```json (\w+)\n([\s\S]*?)\n```$/gm)].map((match) => ({
  schema: match[1] ?? "",
  text: match[2] ?? "",
  line: page.slice(0, match.index).split("\n").length,
}));

type Example = { readonly namespace: string; readonly payload: Readonly<Record<string, string>> };

export function examplesOf(schema: string): Example[] {
  return examples.filter((it) => it.schema === schema).map(({ text }) => JSON.parse(text));
}
