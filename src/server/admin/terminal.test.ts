import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { missing } from "../testing/machine/own-program";
import { ServerProcess } from "../testing/server-process";
import { roomOn } from "../testing/stream";

const QUESTION = `Erase "Weekly", where 1 person is now, with everything that was ever said there? [y/N] `;
const [ENTER, CTRL_C, CTRL_D] = ["\r", "\x03", "\x04"];

describe("At a terminal, the deletion of a room is asked about:", { skip: missing("script") }, () => {
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start();
  });
  after(() => server[Symbol.asyncDispose]());

  /** A room with a participant, and the outcome of the question before its deletion. */
  async function asked(keys: string) {
    const { room_id, token, join } = await roomOn(server);
    await join();
    const terminal = server.admin("room", "delete", room_id);
    await terminal.shows(QUESTION);
    terminal.types(keys);
    const { code, said } = await terminal.ends();
    const { status } = await server.get("rooms.lookup", { room_id }, { token });
    return { code, status, said: said.trimEnd().split("\n").at(-1) };
  }

  const noes = {
    "no is no": `n${ENTER}`,
    "nothing is no": ENTER,
    "the end of all input is no": CTRL_D,
    "breaking it off is no": CTRL_C,
  };
  for (const [what, keys] of Object.entries(noes))
    test(what, async () => {
      assert.deepEqual(await asked(keys), { code: 1, status: 200, said: "nothing was deleted" });
    });

  test("yes is yes", async () => {
    assert.deepEqual(await asked(`y${ENTER}`), { code: 0, status: 404, said: '"Weekly" is deleted.' });
  });
});
