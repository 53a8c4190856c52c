import assert from "node:assert/strict";
import test from "node:test";
import { type Identified, identityOverHttp } from "./identity";

function serverFor({ keepsCookies, cookie = "" }: { keepsCookies: boolean; cookie?: string }) {
  const asked: (string | undefined)[] = [];
  let issued = 0;
  const create = async (given?: string): Promise<Identified> => {
    asked.push(given);
    const token = given ?? (cookie || `token ${++issued}`);
    const remembered = cookie === token;
    if (keepsCookies) cookie = token;
    return { token, remembered };
  };
  return { asked, create };
}

test("a browser that comes back is asked once, and brings no token", async () => {
  const { asked, create } = serverFor({ keepsCookies: true, cookie: "token of last time" });
  const identity = identityOverHttp(create);
  assert.equal(await identity(), undefined);
  assert.equal(await identity(), undefined);
  assert.deepEqual(asked, [undefined]);
});

test("a first visit is asked twice, and brings no token", async () => {
  const { asked, create } = serverFor({ keepsCookies: true });
  assert.equal(await identityOverHttp(create)(), undefined);
  assert.deepEqual(asked, [undefined, "token 1"]);
});

test("a browser that keeps no cookie brings the token that it was given", async () => {
  const { create } = serverFor({ keepsCookies: false });
  const identity = identityOverHttp(create);
  assert.equal(await identity(), "token 1");
  assert.equal(await identity(), "token 1", "on each connection the same");
});

test("a missing answer is requested again", async () => {
  const { create } = serverFor({ keepsCookies: false });
  let tries = 0;
  const identity = identityOverHttp(async (token) => {
    tries += 1;
    if (tries === 1) throw new Error("no answer");
    return create(token);
  });
  await assert.rejects(identity());
  assert.equal(await identity(), "token 1");
});
