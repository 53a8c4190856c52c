import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { z } from "zod";
import { namespaces } from "../namespaces";
import * as protocol from "../schemas";
import { examples, examplesOf, page } from "../testing/examples";
import { leaves } from "../testing/leaves";

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
    const shown = examplesOf("sending").map(
      ({ namespace, payload }) => `${namespace} ${nameOf(payload.action, payload)}`,
    );
    const known = protocol.sending.options.flatMap(({ shape }) =>
      leaves(shape.payload).map((it) => `${shape.namespace.value} ${it}`),
    );
    assert.deepEqual(new Set(shown), new Set(known));
  });

  test("shows every event in every scope in which it has fields of its own", () => {
    // Errors of all namespaces look alike.
    const nameIn = (namespace: string, message = "") => (message === "error" ? message : `${namespace} ${message}`);
    const shown = examplesOf("envelope").map(({ namespace, payload }) => nameIn(namespace, payload.message));
    const known = protocol.event.options.flatMap(({ shape }) =>
      leaves(shape.payload).map((it) => nameIn(shape.namespace.value, it.split(" ")[0])),
    );
    assert.deepEqual(new Set(shown), new Set(known));
    const messages = examplesOf("envelope").filter(({ payload }) => payload.message === "message_sent");
    assert.deepEqual(new Set(messages.map(({ payload }) => payload.scope)), new Set(["global", "group", "private"]));
  });

  test("explains every reason and every error", () => {
    const rows = page.split("\n").filter((line) => line.startsWith("|"));
    const explained = (namespace: string, word: string) =>
      rows.some((row) => row.includes(namespace) && row.split("|").some((cell) => cell.includes(`\`${word}\``)));
    for (const reason of protocol.badRequestReason.options) assert.ok(explained("", reason), reason);
    for (const [namespace, { error }] of Object.entries({ control: { error: protocol.controlError }, ...namespaces }))
      for (const word of error.options) assert.ok(explained(`\`${namespace}\``, word), `${namespace}: ${word}`);
  });
});

function schemaNamed(name: string): z.ZodType {
  const schema = frames[name] ?? Object.entries(protocol).find(([key]) => key === name)?.[1];
  assert.ok(schema instanceof z.ZodType, `there is no schema ${name}`);
  return schema;
}

function nameOf(kind = "", { scope }: Record<string, string>): string {
  return scope === undefined ? kind : `${kind} ${scope}`;
}
