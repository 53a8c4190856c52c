import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { OTHER_USER, onlyRoot, WITHOUT_RIGHTS } from "../../testing/machine/other-user";
import { refusedProcess } from "../../testing/machine/refused-start";
import { smallDisk } from "../../testing/machine/small-disk";
import { ServerProcess } from "../../testing/server-process";
import { TestDatabase } from "../../testing/test-database";

/** Linux gives ports from this one on to every user. */
const FIRST_FREE_PORT = "/proc/sys/net/ipv4/ip_unprivileged_port_start";
const PRIVILEGED = 80;
const noOtherUser = onlyRoot();
const isFree = !existsSync(FIRST_FREE_PORT) || Number(readFileSync(FIRST_FREE_PORT, "utf8")) <= PRIVILEGED;
const noPrivileges = noOtherUser || (isFree && "everybody may have every port here");

describe("A start is refused with its cause, and ends with 1", () => {
  test("because the port is taken", async () => {
    await using database = await TestDatabase.make();
    const taken = createServer();
    await once(taken.listen(0, "127.0.0.1"), "listening");
    const { port } = taken.address() as AddressInfo;
    const said = await refusedProcess({ ...database.settings, PORT: `${port}` });
    taken.close();
    assert.match(said, new RegExp(`^Parley cannot start: HOST and PORT cannot be used: .*EADDRINUSE.*:${port}$`));
  });

  test("because the address is none of this machine's", async () => {
    await using database = await TestDatabase.make();
    const said = await refusedProcess({ ...database.settings, HOST: "192.0.2.1" });
    assert.match(said, /^Parley cannot start: HOST and PORT cannot be used: .*EADDRNOTAVAIL.*192\.0\.2\.1/);
  });

  test("because only root may have the port", { skip: noPrivileges }, async () => {
    await using place = await placeForOther();
    const said = await refusedProcess({ ...place.settings, PORT: `${PRIVILEGED}` });
    assert.match(said, new RegExp(`^Parley cannot start: HOST and PORT cannot be used: .*EACCES.*:${PRIVILEGED}$`));
  });
});

/** Changes to the data folder, and the resulting line of the start. */
const UNWRITABLE: Record<string, { spoil: (place: Place) => Promise<void>; says: RegExp }> = {
  "the folder cannot be made": {
    spoil: async ({ folder, data }) => {
      await rm(data, { recursive: true });
      await chmod(folder, 0o555);
    },
    says: /EACCES.*\/data'?$/,
  },
  "nothing can be made in the folder": {
    spoil: ({ data }) => chmod(data, 0o555),
    says: /EACCES.*\/data\//,
  },
  "the database cannot be read": {
    spoil: async ({ data }) => writeFile(join(data, "parley.db"), "", { mode: 0o000 }),
    says: /EACCES.*parley\.db'?$/,
  },
  "the database cannot be written to": {
    spoil: async ({ data }) => writeFile(join(data, "parley.db"), "", { mode: 0o444 }),
    says: /EACCES.*parley\.db'?$/,
  },
  "the secret cannot be read": {
    spoil: async ({ data }) => writeFile(join(data, "secret"), "of somebody else", { mode: 0o000 }),
    says: /EACCES.*secret'?$/,
  },
  "the secret is empty, as after a full disk": {
    spoil: async ({ data }) => writeFile(join(data, "secret"), "", { mode: 0o644 }),
    says: /secret is empty/,
  },
};

describe("A start is refused with its cause, and ends with 1, because", { skip: noOtherUser }, () => {
  for (const [why, { spoil, says }] of Object.entries(UNWRITABLE))
    test(why, async () => {
      await using place = await placeForOther();
      await spoil(place);
      const said = await refusedProcess(place.settings);
      assert.match(said, /^Parley cannot start: DATABASE_URL cannot be used: ./);
      assert.match(said, says);
    });
});

test("A first start on a full disk is refused, and leaves nothing that spoils the next one", async (t) => {
  await using disk = await smallDisk().catch(() => undefined);
  if (disk === undefined) return t.skip("only root can make a small disk");
  const settings = { DATABASE_URL: `file:${join(disk.folder, "data/parley.db")}`, SECRET: "" };
  for (const left of [0, 4096, 64 * 1024]) {
    await disk.fill(left);
    const said = await refusedProcess(settings);
    assert.match(said, /^Parley cannot start: DATABASE_URL cannot be used: .*(ENOSPC|disk is full)/, `${left}`);
    await disk.free();
  }
  await using server = await ServerProcess.start(settings);
  assert.equal((await fetch(`${server.origin}/readyz`)).status, 200);
  assert.match(readFileSync(join(disk.folder, "data/secret"), "utf8"), /^[\w-]{43}$/);
});

type Place = { readonly folder: string; readonly data: string; readonly settings: Record<string, string> };

/** A data folder that belongs to the unprivileged user. */
async function placeForOther() {
  const folder = await mkdtemp(join(tmpdir(), "parley-place-"));
  const data = join(folder, "data");
  await mkdir(data);
  if (OTHER_USER !== undefined) for (const path of [folder, data]) await chown(path, OTHER_USER, OTHER_USER);
  return {
    folder,
    data,
    settings: { ...WITHOUT_RIGHTS, DATABASE_URL: `file:${join(data, "parley.db")}`, SECRET: "" },
    [Symbol.asyncDispose]: async () => {
      await chmod(folder, 0o755);
      if (existsSync(data)) await chmod(data, 0o755);
      await rm(folder, { recursive: true });
    },
  };
}
