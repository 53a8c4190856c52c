import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Outcome } from "../callers";
import type { Frame } from "../raw-connection";

type Answer = Pick<Frame, "result" | "error">;
type Code = keyof typeof STATUS;

/** By tRPC's code: the status over HTTP, and the code of JSON-RPC. */
const STATUS = {
  UNAUTHORIZED: [401, -32001],
  FORBIDDEN: [403, -32003],
  NOT_FOUND: [404, -32004],
  BAD_REQUEST: [400, -32600],
  TOO_MANY_REQUESTS: [429, -32029],
} as const;

/** The reasons of bad requests with their codes, as the document has them. */
const CODES = new Map(
  readFileSync("docs/protocol.md", "utf8")
    .split("\n")
    .flatMap((line) => {
      const [, reasons = "", code] = /^\| (`[a-z_]+`[^|]*?) *\| `([A-Z_]+)` *\|/.exec(line) ?? [];
      const named = /^(?:`[a-z_]+`(?:, )?)+/.exec(reasons)?.[0] ?? "";
      return [...named.matchAll(/[a-z_]+/g)].map(([reason]) => [reason, code as Code] as const);
    }),
);

export type Wanted = {
  readonly outcome: Outcome;
  readonly path: string;
  /** All else that the client is told, such as the field that is wrong. */
  readonly more?: object | undefined;
  /** Of an answer over HTTP. */
  readonly status?: number;
};

/** The whole of a refusal is as documented: the status, the codes, the words, and nothing about the room. */
export function assertAnswer({ result, error }: Answer, { outcome, path, more, status }: Wanted): void {
  const code = CODES.get(outcome);
  if (code === undefined) {
    assert.equal(error, undefined);
    assert.ok(status === undefined || status === 200, `the status is ${status}`);
    if (outcome !== "allowed") assert.deepEqual(result, { ...withType(result), data: { error: outcome } });
    else assert.ok(!hasError(result?.data), JSON.stringify(result));
    return;
  }
  const [httpStatus, rpc] = STATUS[code];
  assert.equal(result, undefined, JSON.stringify(result));
  assert.deepEqual(error, {
    message: outcome,
    code: rpc,
    data: { code, httpStatus, path, reason: outcome, ...more },
  });
  assert.ok(status === undefined || status === httpStatus, `the status is ${status}`);
}

/** Over WebSocket a result has a type. */
function withType(result: Answer["result"]): object {
  return result !== undefined && "type" in result ? { type: "data" } : {};
}

function hasError(data: unknown): boolean {
  return typeof data === "object" && data !== null && "error" in data;
}
