import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { SETTINGS } from "../../src/server/kit/config";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const compose = read("compose.yaml");
const [, parley = ""] = /\nx-parley: &parley\n([\s\S]*?)\n\S/.exec(compose) ?? [];

test("compose.yaml passes every setting on, and fixes none that there is not", () => {
  assert.match(parley, /^ {2}env_file: \.env$/m);
  const [, environment = ""] = /\n {2}environment:\n((?: {4}.*\n)+)/.exec(parley) ?? [];
  const fixed = [...environment.matchAll(/^ {4}(\w+):/gm)].map(([, name = ""]) => name);
  assert.ok(fixed.length > 4);
  assert.deepEqual(
    fixed.filter((name) => !SETTINGS.includes(name)),
    [],
  );
});

test("compose.yaml builds one image, once", () => {
  assert.equal(compose.match(/^ +build:|[{,] build:/gm)?.length, 1);
  assert.equal(compose.match(/image: parley$/gm)?.length, 1);
});

test("compose.yaml sets its proxy up as the documents say", () => {
  const [, documented = ""] = /```caddyfile several\n(.*?)```/s.exec(read("docs/operating.md")) ?? [];
  const [, composed = ""] = /\n {4}content: \|\n((?: {6}.*\n)+)/.exec(compose) ?? [];
  const steps = (block: string) =>
    block
      .replace(/^.*(?= \{)/, "SITE")
      .replace(/(?<=reverse_proxy )[^{]+/, "PROCESSES ")
      .split("\n")
      .map((line) => line.trim());
  assert.ok(steps(documented).length > 10);
  assert.deepEqual(steps(composed), steps(documented));
});

test("the image's health check asks whether it lives, as the documents advise", () => {
  const [, script = ""] = /^HEALTHCHECK .*CMD \["node", "([\w.]+)"\]$/m.exec(read("Dockerfile")) ?? [];
  assert.match(read(`scripts/${script}`), /\/healthz/);
  assert.doesNotMatch(read(`scripts/${script}`), /\/readyz/);
});

test(".env.example and the operator's table have every setting, and no other", () => {
  const example = [...read(".env.example").matchAll(/^#([A-Z_]+)=/gm)].map(([, name = ""]) => name);
  assert.deepEqual(example.toSorted(), SETTINGS.toSorted());
  const [, section = ""] = read("docs/operating.md").split("\n## All settings\n");
  const rows = [...(section.split("\n## ")[0] ?? "").matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name = ""]) => name);
  assert.deepEqual(rows.toSorted(), SETTINGS.toSorted());
});
