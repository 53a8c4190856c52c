import assert from "node:assert/strict";
import test from "node:test";
import { hindranceIn } from "./hindrance";

const HERE = "https://chat.example.org";
const page = { origin: HERE, isFramed: false };

const refused = (data: object = {}) => ({
  error: { message: "…", code: -32003, data: { code: "FORBIDDEN", ...data } },
});

test("each answer has its meaning", () => {
  const cases: [status: number, body: unknown, kind: string][] = [
    [200, { welcome: true }, "no_socket"],
    [403, refused({ public_url: "https://talk.example.org" }), "elsewhere"],
    [403, refused({ public_url: HERE }), "foreign"],
    [403, refused(), "foreign"],
    [403, undefined, "stranger"],
    [403, "<html>", "stranger"],
    [429, refused(), "crowded"],
    [429, undefined, "crowded"],
    [500, undefined, "failing"],
    [502, undefined, "failing"],
    [503, undefined, "failing"],
    [504, undefined, "failing"],
    [511, undefined, "stranger"],
    [200, undefined, "stranger"],
    [200, null, "stranger"],
    [200, { welcome: "yes" }, "stranger"],
    [404, undefined, "stranger"],
    [405, undefined, "stranger"],
    [0, undefined, "stranger"],
  ];
  for (const [status, body, kind] of cases)
    assert.equal(hindranceIn({ status, body }, page).kind, kind, `${status} ${JSON.stringify(body)}`);
});

test("the right address is told, also inside another page", () => {
  const body = refused({ public_url: "https://talk.example.org" });
  const expected = { kind: "elsewhere", address: "https://talk.example.org" };
  assert.deepEqual(hindranceIn({ status: 403, body }, page), expected);
  assert.deepEqual(hindranceIn({ status: 403, body }, { ...page, isFramed: true }), expected);
});

test("a page that is refused only inside a frame is to be opened by itself", () => {
  const body = refused({ public_url: HERE });
  assert.equal(hindranceIn({ status: 403, body }, { ...page, isFramed: true }).kind, "framed");
});
