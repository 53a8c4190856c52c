import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Node } from "../../testing/cluster";
import { OwnPostgres } from "../../testing/machine/own-postgres";
import { missing, OwnProgram } from "../../testing/machine/own-program";
import { refusal, refusedProcess, SECRET, PASSWORD as WRONG } from "../../testing/machine/refused-start";
import { selfSigned } from "../../testing/network/certificate";

const skip =
  missing("openssl") || missing("redis-server") || (!OwnPostgres.isThere && "PostgreSQL is not installed here");
const HOST = "localhost";
const PASSWORD = "correct-horse";
/** Without Redis it takes up to a second. */
const AT_ONCE_MS = 500;

const operating = readFileSync(new URL("../../../../docs/operating.md", import.meta.url), "utf8");

/** The documented setting, with an authority's file in it. */
function documented(pattern: RegExp, authority = ""): string {
  const [, text] = pattern.exec(operating) ?? [];
  assert.ok(text, `docs/operating.md does not say ${pattern}`);
  return text.replace("/path/to/authority.pem", authority);
}

/** Redis with TLS only, and with one user that has the documented rights. */
async function guardedRedis(folder: string) {
  const { certificate, key } = selfSigned(folder, HOST);
  const rights = documented(/A user of an ACL needs (.*)\.\n/).match(/[&+][\w:*]+/g) ?? [];
  const redis = await OwnProgram.start("redis-server", (port) =>
    [
      ["--port", "0", "--tls-port", `${port}`, "--tls-auth-clients", "no", "--save", "", "--dir", folder],
      ["--tls-cert-file", certificate, "--tls-key-file", key, "--tls-ca-cert-file", certificate],
      ["--requirepass", "of-somebody-else", "--user", "parley", "on", `>${PASSWORD}`, ...rights],
    ].flat(),
  );
  const url = (password: string, protocol = "rediss") => `${protocol}://parley:${password}@${HOST}:${redis.port}`;
  return { redis, url, authority: certificate };
}

describe("A PostgreSQL and a Redis that demand a password and TLS", { skip }, () => {
  let folder: string;
  let postgres: OwnPostgres;
  let guarded: Awaited<ReturnType<typeof guardedRedis>>;
  /** An authority that signed no certificate here. */
  let other: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "parley-guarded-"));
    await chmod(folder, 0o755);
    await mkdir(join(folder, "other"));
    other = selfSigned(join(folder, "other"), HOST).certificate;
    [postgres, guarded] = await Promise.all([
      OwnPostgres.start({ password: PASSWORD, host: HOST }),
      guardedRedis(folder),
    ]);
  });
  after(async () => {
    await guarded?.redis[Symbol.asyncDispose]();
    await postgres?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  const databaseAt = (authority: string, change: (url: URL) => void = () => {}) => {
    const url = new URL(postgres.url + documented(/`(\?sslmode=verify-full\S*)`/, authority));
    change(url);
    return url.href;
  };
  const settings = () => ({
    SECRET,
    DATABASE_URL: databaseAt(postgres.authority),
    REDIS_URL: guarded.url(PASSWORD),
    NODE_EXTRA_CA_CERTS: guarded.authority,
  });

  test("serve two processes that are set as the documents say, between which messages cross at once", async () => {
    const nodes = [new Node(settings()), new Node(settings())] as const;
    const [first, second] = nodes;
    try {
      await Promise.all(nodes.map((node) => node.starts()));
      const [alice, bob] = [await first.person("Alice"), await second.person("Bob")];
      const room = await alice.client.rooms.create.mutate({ title: "Weekly" });
      await alice.joins(room);
      await bob.joins(room, { invite: room.invites.user });
      await alice.receives({ message: "joined", id: bob.id });
      for (let count = 0; count < 5; count++)
        for (const [one, another] of [
          [alice, bob],
          [bob, alice],
        ] as const) {
          const content = `${count} of ${one.name}`;
          await one.sends(content);
          const said = performance.now();
          await one.receives({ content });
          await another.receives({ content });
          const took = performance.now() - said;
          assert.ok(took < AT_ONCE_MS, `${content} took ${took} ms`);
        }
      for (const { origin } of nodes) assert.equal((await fetch(`${origin}/readyz`)).status, 200);
      assert.deepEqual([...first.log, ...second.log], []);
    } finally {
      await Promise.all(nodes.map((node) => node.ends()));
    }
  });

  test("let nobody start who knows another authority or password, or speaks in the open", async () => {
    const cases: [string, RegExp][] = [
      [databaseAt(other), /self-signed certificate/],
      [databaseAt(postgres.authority, (url) => url.searchParams.delete("sslrootcert")), /self-signed certificate/],
      [databaseAt(join(folder, "nothing.pem")), /ENOENT.*nothing\.pem/],
      [databaseAt(postgres.authority, (url) => Object.assign(url, { hostname: "127.0.0.1" })), /altnames/],
      [databaseAt(postgres.authority, (url) => Object.assign(url, { password: WRONG })), /password authentication/],
      [databaseAt(postgres.authority, (url) => Object.assign(url, { search: "" })), /no encryption/],
    ];
    for (const [DATABASE_URL, expected] of cases) {
      const said = await refusal({ DATABASE_URL });
      assert.match(said, /^DATABASE_URL cannot be used: ./);
      assert.match(said, expected);
    }
  });

  test("end a process that knows another authority or password with one line that says so", async () => {
    const cases: [Partial<ReturnType<typeof settings>>, RegExp][] = [
      [
        { DATABASE_URL: databaseAt(other) },
        /: DATABASE_URL cannot be used: name the authority .*: self-signed certificate/,
      ],
      [{ NODE_EXTRA_CA_CERTS: other }, /: REDIS_URL cannot be used: self-signed certificate/],
      [{ NODE_EXTRA_CA_CERTS: "" }, /: REDIS_URL cannot be used: self-signed certificate/],
      [{ REDIS_URL: guarded.url(WRONG) }, /: REDIS_URL cannot be used: WRONGPASS/],
      [{ REDIS_URL: guarded.url(PASSWORD, "redis") }, /: REDIS_URL cannot be used: ./],
    ];
    const said = await Promise.all(cases.map(([changed]) => refusedProcess({ ...settings(), ...changed })));
    for (const [at, [, expected]] of cases.entries()) assert.match(said[at] ?? "", expected);
  });
});
