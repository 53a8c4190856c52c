import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { z } from "zod";
import * as protocol from "../schemas";
import { leaves } from "../testing/leaves";

const page = readFileSync(new URL("../../../docs/protocol.md", import.meta.url), "utf8");
const examples = [...page.matchAll(/^```json (\w+)\n([\s\S]*?)\n```$/gm)].map((match) => ({
  schema: match[1] ?? "",
  text: match[2] ?? "",
  line: page.slice(0, match.index).split("\n").length,
}));

const token = z.strictObject({ token: z.string() });
const requestId = z.union([z.number(), z.string().max(64)]);
const inputs: Record<string, z.ZodType> = {
  "signaling.send": protocol.sending,
  "signaling.session": protocol.sessionInput,
};

/** The examples without a schema in the protocol: tRPC's frames, and answers that only the server makes. */
const frames: Record<string, z.ZodType> = {
  identity: token,
  httpResult: z.strictObject({ result: z.strictObject({ data: token }) }),
  connectionParams: z.strictObject({ method: z.literal("connectionParams"), data: token }),
  request: z
    .strictObject({
      id: requestId,
      method: z.enum(["query", "mutation", "subscription"]),
      params: z.strictObject({ path: z.string(), input: z.unknown() }),
    })
    .refine(({ params }) => inputs[params.path]?.safeParse(params.input).success, "an input of that procedure"),
  answer: z.strictObject({
    id: requestId,
    result: z.strictObject({ type: z.literal("data"), data: protocol.receipt }),
  }),
  started: z.strictObject({ id: requestId, result: z.strictObject({ type: z.literal("started") }) }),
  stopped: z.strictObject({ id: requestId, result: z.strictObject({ type: z.literal("stopped") }) }),
  stop: z.strictObject({ id: requestId, method: z.literal("subscription.stop") }),
  tracked: z.strictObject({
    id: requestId,
    result: z.strictObject({
      type: z.literal("data"),
      id: protocol.eventNumber,
      data: z.strictObject({ id: protocol.eventNumber, data: protocol.envelope }),
    }),
  }),
  failure: z.strictObject({
    id: requestId,
    error: z.strictObject({
      message: z.string(),
      code: z.int(),
      data: protocol.badRequest.extend({ code: z.string(), httpStatus: z.int(), path: z.string() }),
    }),
  }),
  createdRoom: z.strictObject({
    room_id: protocol.id,
    title: protocol.name,
    invites: z.strictObject({ moderator: z.string(), user: z.string() }),
  }),
  createdInvite: z.strictObject({
    code: z.string(),
    invite_id: protocol.id,
    url: z.url(),
    label: protocol.name.optional(),
  }),
  inviteList: z.array(protocol.invite),
  logResult: protocol.logPage,
};

describe("docs/protocol.md", () => {
  for (const { schema, text, line } of examples) {
    test(`shows ${schema} in line ${line} as the schema has it, with nothing left over`, () => {
      const value = JSON.parse(text);
      assert.deepEqual(schemaNamed(schema).parse(value), value);
    });
  }

  test("names the schema of each of its examples", () => {
    const fences = [...page.matchAll(/^```\S.*$/gm)];
    assert.ok(examples.length > 40);
    assert.equal(examples.length, fences.length);
  });

  test("shows every command in every scope", () => {
    const shown = examplesOf("sending").map(({ payload }) => nameOf(payload.action, payload));
    assert.deepEqual(new Set(shown), new Set(protocol.sending.options.flatMap((it) => leaves(it.shape.payload))));
  });

  test("shows every event in every scope in which it has fields of its own", () => {
    const shown = new Set(examplesOf("envelope").map(({ payload }) => payload.message));
    const known = protocol.event.options.flatMap((it) => leaves(it.shape.payload)).map((it) => it.split(" ")[0]);
    assert.deepEqual(shown, new Set(known));
    const messages = examplesOf("envelope").filter(({ payload }) => payload.message === "message_sent");
    assert.deepEqual(new Set(messages.map(({ payload }) => payload.scope)), new Set(["global", "group", "private"]));
  });

  test("explains every reason and every error", () => {
    const rows = page.split("\n").filter((line) => line.startsWith("|"));
    const explained = (namespace: string, word: string) =>
      rows.some((row) => row.includes(namespace) && row.split("|").some((cell) => cell.includes(`\`${word}\``)));
    for (const reason of protocol.badRequestReason.options) assert.ok(explained("", reason), reason);
    for (const error of protocol.chatError.options) assert.ok(explained("`chat`", error), error);
    for (const error of protocol.controlError.options) assert.ok(explained("`control`", error), error);
    for (const error of protocol.messagesError.options) assert.ok(explained("`messages`", error), error);
    for (const error of protocol.rulesError.options) assert.ok(explained("`rules`", error), error);
  });
});

function schemaNamed(name: string): z.ZodType {
  const schema = frames[name] ?? Object.entries(protocol).find(([key]) => key === name)?.[1];
  assert.ok(schema instanceof z.ZodType, `there is no schema ${name}`);
  return schema;
}

function examplesOf(name: string): { payload: Record<string, string> }[] {
  return examples.filter(({ schema }) => schema === name).map(({ text }) => JSON.parse(text));
}

function nameOf(kind = "", { scope }: Record<string, string>): string {
  return scope === undefined ? kind : `${kind} ${scope}`;
}
