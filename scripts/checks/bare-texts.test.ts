import assert from "node:assert/strict";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { bareTexts } from "./bare-texts";

const bare = {
  "a text beside what comes and goes": `<p>{busy && <i />}Save</p>`,
  "an expression beside what comes and goes": `<p>{busy && <i />}{title}</p>`,
  "a number beside an element": `<p><i />{count}</p>`,
  "a text that comes and goes beside an element": `<p>{count > 0 && title}<i /></p>`,
  "two texts in one element": `<p>{title}, {title}</p>`,
  "a space beside an expression": `<p>{" "}{busy && <i />}</p>`,
  "a text in a fragment": `<p><>{title}</></p>`,
  "a text in what has no element of its own": `<p><Suspense>{title}</Suspense></p>`,
  "children that may be a text, beside an element": `<p><i />{children}</p>`,
  "a list of texts": `<p>{[title].map((it) => it)}</p>`,
  "a list of texts and elements": `<p>{[title].map((it) => (busy ? it : <i key={it} />))}</p>`,
  "a text among the children of a component": `<Box><i />{title}</Box>`,
  "a component that gives a text": `<Box />; function Word() { return title; }`,
  "a component that may give a text": `<Box />; const Word = () => (busy ? <i /> : count > 0 && title)`,
};

const safe = {
  "the only child of an element": `<p>{title}</p>`,
  "the only child, one way or the other": `<p>{busy ? title : count}</p>`,
  "the only child, or none": `<p>{busy && title}</p>`,
  "the only child of a component": `<Box>{title}</Box>`,
  "a text in an element of its own": `<p>{busy && <i />}<span>{title}</span></p>`,
  "children that are given on": `<p>{children}</p>`,
  "elements that come and go": `<p>{busy && <i />}{count > 0 ? <b /> : null}{title !== "" && <i />}</p>`,
  "an empty text": `<p>{title && <i />}<b /></p>`,
  "a list of elements": `<p>{[title].map((it) => <i key={it} />)}<b /></p>`,
  "elements that were given": `<p>{given}<b /></p>`,
  "line breaks between elements": `<p>\n<i />\n<b />\n</p>`,
  "a function as a child": `<Each><i />{(word) => word}</Each>`,
};

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-texts-"));
  await symlink(resolve("node_modules"), join(folder, "node_modules"));
  const compilerOptions = { jsx: "react-jsx", strict: true, module: "esnext", moduleResolution: "bundler", types: [] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
  for (const [group, snippets] of Object.entries({ bare, safe }))
    for (const [at, snippet] of Object.values(snippets).entries())
      await writeFile(join(folder, `${group}${at}.tsx`), component(snippet));
});
after(() => rm(folder, { recursive: true }));

test("a text that page translation would break is found, and no other", () => {
  const found = new Set(bareTexts(join(folder, "tsconfig.json"), ["."]).map((line) => line.split(".tsx")[0]));
  const named = Object.entries({ bare, safe }).flatMap(([group, snippets]) =>
    Object.keys(snippets).filter((_, at) => found.has(`${group}${at}`)),
  );
  assert.deepEqual(named, Object.keys(bare));
});

function component(snippet: string): string {
  return `
    import { type ReactElement, type ReactNode, Suspense } from "react";
    declare const [busy, title, count]: [boolean, string, number];
    declare const [children, given]: [ReactNode, ReactElement | undefined];
    declare function Box(props: { children?: ReactNode }): ReactElement;
    declare function Each(props: { children: (ReactElement | ((word: string) => string))[] }): ReactElement;
    export const shown = ${snippet};
    export { Box, Each, Suspense, busy, children, count, given, title };
  `;
}
