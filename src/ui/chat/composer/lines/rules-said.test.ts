import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import type { Addressee, Role, Rules } from "../../../../protocol";
import { rules } from "../../../../protocol/rules";
import { DEFAULT_RULES } from "../../../../room/view";
import { CATALOGUES } from "../../../language/catalogues/catalogues";
import { translating } from "../../../language/translation/translate";
import { rulesSaid } from "./rules-said";

const t = translating("en", CATALOGUES.en);
const inGerman = translating("de", CATALOGUES.de);

const global: Addressee = { scope: "global" };
const group: Addressee = { scope: "group", target: "press" };
const privately: Addressee = { scope: "private", target: "b0" };
const ROLES = ["guest", "user", "moderator"] as const satisfies readonly Role[];

type Said = { readonly says: string; readonly to?: readonly Addressee[]; readonly by?: readonly Role[] };
type Row = Said | readonly Said[] | { readonly silentFor: string };
type Table = { readonly [Rule in keyof Rules]: ReadonlyMap<Rules[Rule], Row> };

const everywhere = [global, group, privately];
const shared = [global, group];
const participants = ["guest", "user"] as const;
const AT_FIRST = { silentFor: "a new room, in which nothing is taken away, has no sentence" };
const LOCK = { silentFor: "the line in place of the sentences says it to those who may not write" };
const LATER = { silentFor: "the protocol keeps it for something that does not exist yet" };

const TABLE: Table = {
  post_global: new Map([
    ["everyone", AT_FIRST],
    ["not_guests", LOCK],
    ["moderators", LOCK],
  ]),
  post_groups: new Map([
    ["everyone", AT_FIRST],
    ["not_guests", LOCK],
    ["moderators", LOCK],
  ]),
  private: new Map([
    ["everyone", AT_FIRST],
    ["with_moderators", LOCK],
    ["nobody", LOCK],
  ]),
  slow_mode_seconds: new Map<number, Row>([
    [0, AT_FIRST],
    [30, { says: "Slow mode: one message in 30 s.", to: [global], by: participants }],
  ]),
  hold: new Map<Rules["hold"], Row>([
    ["nobody", AT_FIRST],
    ["guests", { says: "Moderators see your message before everybody else does.", to: [global], by: ["guest"] }],
    ["everyone", { says: "Moderators see your message before everybody else does.", to: [global], by: participants }],
  ]),
  links: new Map<Rules["links"], Row>([
    ["allow", AT_FIRST],
    [
      "hold",
      [
        { says: "A message with a link waits for a moderator.", to: [global], by: participants },
        // Nothing can wait there.
        { says: "Links are refused here.", to: [group, privately], by: participants },
      ],
    ],
    ["block", { says: "Links are refused here.", by: participants }],
  ]),
  mention_all: new Map<Rules["mention_all"], Row>([
    ["moderators", { silentFor: "a new room is like this; a notice says it to those who type @everyone" }],
    ["everyone", { says: "You can mention everyone.", to: shared, by: participants }],
  ]),
  edit_window_seconds: new Map<number, Row>([
    [900, AT_FIRST],
    [0, { says: "Messages cannot be edited here." }],
    [60, { says: "A message can be edited for 60 s." }],
  ]),
  delete_window_seconds: new Map<"always" | number, Row>([
    ["always", AT_FIRST],
    [0, { says: "You cannot remove what you have sent.", by: participants }],
    [60, { says: "You can remove a message for 60 s.", by: participants }],
  ]),
  reactions: new Map<boolean, Row>([
    [true, AT_FIRST],
    [false, { says: "Reactions are switched off here." }],
  ]),
  typing: new Map<boolean, Row>([
    [true, AT_FIRST],
    [false, { says: "Nobody sees that you are typing." }],
  ]),
  attachments: new Map([
    [true, LATER],
    [false, LATER],
  ]),
  export: new Map([
    ["nobody", LATER],
    ["moderators", LATER],
    ["everyone", LATER],
  ]),
  locked: new Map<boolean, Row>([
    [false, AT_FIRST],
    [true, { says: "The room is locked: nobody new can come in.", to: [global], by: ["moderator"] }],
  ]),
  history_for_new: new Map<Rules["history_for_new"], Row>([
    ["all", AT_FIRST],
    ["none", { says: "People who come later do not see what is said now.", to: shared }],
  ]),
  retention_seconds: new Map<number, Row>([
    [0, AT_FIRST],
    [3_600, { says: "Messages are to be kept for 3600 s." }],
  ]),
};

test("every rule and every value of the protocol has its sentence, or the reason why it has none", () => {
  assert.deepEqual(Object.keys(TABLE).sort(), Object.keys(rules.shape).sort());
  for (const [rule, schema] of Object.entries(rules.shape)) {
    const rows = new Map<unknown, Row>(TABLE[rule as keyof Rules]);
    for (const value of rows.keys()) assert.ok(schema.safeParse(value).success, `${rule}: ${value} is a value`);
    for (const value of finitely(schema)) assert.ok(rows.has(value), `${rule}: ${value} has a row`);
    assert.ok([...rows.keys()].filter((it) => typeof it === "number").length !== 1, `${rule}: more than one number`);
  }
});

for (const [rule, rows] of Object.entries(TABLE))
  for (const [value, row] of new Map<unknown, Row>(rows))
    test(`the composer says ${"silentFor" in row ? "nothing" : "its sentence"} of ${rule}: ${value}`, () => {
      for (const role of ROLES)
        for (const to of everywhere) {
          const said = rulesSaid({ rules: { ...DEFAULT_RULES, [rule]: value }, role, to });
          const inWords = said.map(({ text, seconds }) => t(text, { time: `${seconds} s` }));
          assert.deepEqual(inWords, expected(row, { role, to }), `${role}, ${to.scope}`);
          for (const { text } of said) assert.notEqual(inGerman(text), text, "in German");
        }
    });

function expected(row: Row, { role, to }: { readonly role: Role; readonly to: Addressee }): string[] {
  if ("silentFor" in row) return [];
  return [row]
    .flat()
    .flatMap(({ says, to: scopes = everywhere, by = ROLES }: Said) =>
      scopes.includes(to) && by.includes(role) ? [says] : [],
    );
}

function finitely(schema: z.ZodType): readonly unknown[] {
  if (schema instanceof z.ZodEnum) return schema.options;
  if (schema instanceof z.ZodBoolean) return [true, false];
  if (schema instanceof z.ZodLiteral) return [...schema.values];
  return schema instanceof z.ZodUnion ? schema.options.flatMap((it) => finitely(it as z.ZodType)) : [];
}
