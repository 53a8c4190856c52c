import bash from "highlight.js/lib/languages/bash";
import c from "highlight.js/lib/languages/c";
import cpp from "highlight.js/lib/languages/cpp";
import csharp from "highlight.js/lib/languages/csharp";
import css from "highlight.js/lib/languages/css";
import diff from "highlight.js/lib/languages/diff";
import go from "highlight.js/lib/languages/go";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import php from "highlight.js/lib/languages/php";
import python from "highlight.js/lib/languages/python";
import ruby from "highlight.js/lib/languages/ruby";
import rust from "highlight.js/lib/languages/rust";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { createLowlight } from "lowlight";

const lowlight = createLowlight({
  bash,
  c,
  cpp,
  csharp,
  css,
  diff,
  go,
  java,
  javascript,
  json,
  php,
  python,
  ruby,
  rust,
  sql,
  typescript,
  xml,
  yaml,
});

export type Run = { readonly at: number; readonly text: string; readonly kind: string };

type Node = ReturnType<typeof lowlight.highlight>["children"][number];

/** `undefined` for an unknown language. */
export function highlight(language: string, text: string): readonly Run[] | undefined {
  const name = language.toLowerCase();
  if (!lowlight.registered(name)) return undefined;
  const runs: Run[] = [];
  let at = 0;
  const add = (nodes: readonly Node[], kind: string) => {
    for (const node of nodes) {
      if (node.type === "element") add(node.children as Node[], kindOf(node.properties.className) ?? kind);
      if (node.type !== "text") continue;
      runs.push({ at, text: node.value, kind });
      at += node.value.length;
    }
  };
  add(lowlight.highlight(name, text).children, "");
  return runs;
}

/** Classes are `hljs-title function_` and the like: the first names the kind. */
function kindOf(classes: unknown): string | undefined {
  const [first] = Array.isArray(classes) ? classes : [];
  return typeof first === "string" ? first.replace(/^hljs-/, "") : undefined;
}
