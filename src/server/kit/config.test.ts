import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { ConfigError, parseConfig, readConfig } from "./config";

describe("The settings", () => {
  test("have defaults that work on one machine", () => {
    assert.deepEqual(parseConfig({}), {
      PORT: 3000,
      ALLOWED_ORIGINS: [],
      DATABASE_URL: "file:./data/parley.db",
      HISTORY_LIMIT: 100,
      RESUME_LIMIT: 1000,
      PRESENCE_LIST_LIMIT: 500,
      PRESENCE_GRACE_MS: 5000,
      RATE_LIMIT_PER_SECOND: 10,
      RATE_LIMIT_BURST: 60,
      MAX_CONNECTIONS_PER_IDENTITY: 50,
      MAX_CONNECTIONS_PER_ADDRESS: 10_000,
      TRUSTED_PROXIES: [],
      MAX_JOINS_PER_SECOND: 1000,
      MAX_ROOMS_PER_HOUR: 1000,
      MAX_ROOMS_PER_ADDRESS_PER_HOUR: 60,
      MAX_IDENTITIES_PER_ADDRESS_PER_HOUR: 3000,
      MAX_READ_MIB_PER_SECOND: 2,
      MAX_READ_MIB_PER_ADDRESS_PER_SECOND: 32,
      ROOM_CREATION: "open",
      SERVICE_WORKER: "on",
      LOG_LEVEL: "info",
    });
  });

  test("count as absent when they are empty, and others are none of ours", () => {
    const empty = { PORT: "", HOST: "", PUBLIC_URL: "", DATABASE_URL: "", SECRET: "", LOG_LEVEL: "", PATH: "/bin" };
    assert.deepEqual(parseConfig(empty), parseConfig({}));
  });

  test("are taken as they are given", () => {
    const given = {
      PORT: "8080",
      HOST: "127.0.0.1",
      PUBLIC_URL: "https://chat.example.org//",
      ALLOWED_ORIGINS: "https://meet.example.org, http://localhost:8080",
      DATABASE_URL: "file:/var/lib/parley/parley.db",
      SECRET: "s".repeat(32),
      HISTORY_LIMIT: "0",
      RESUME_LIMIT: "0",
      PRESENCE_LIST_LIMIT: "0",
      PRESENCE_GRACE_MS: "0",
      RATE_LIMIT_PER_SECOND: "0.5",
      RATE_LIMIT_BURST: "20",
      MAX_CONNECTIONS_PER_IDENTITY: "0",
      MAX_CONNECTIONS_PER_ADDRESS: "1",
      TRUSTED_PROXIES: "127.0.0.1,10.0.0.0/8, fd00::/8",
      MAX_JOINS_PER_SECOND: "2",
      MAX_ROOMS_PER_HOUR: "3",
      MAX_ROOMS_PER_ADDRESS_PER_HOUR: "4",
      MAX_IDENTITIES_PER_ADDRESS_PER_HOUR: "0",
      MAX_READ_MIB_PER_SECOND: "0.5",
      MAX_READ_MIB_PER_ADDRESS_PER_SECOND: "0",
      ROOM_CREATION: "closed",
      SERVICE_WORKER: "off",
      METRICS_TOKEN: "t".repeat(16),
      LOG_LEVEL: "debug",
    };
    const { TRUSTED_PROXIES, ...parsed } = parseConfig(given);
    assert.deepEqual(
      TRUSTED_PROXIES.map(({ address, bits }) => `${address}/${bits}`),
      ["127.0.0.1/32", "10.0.0.0/8", "fd00::/8"],
    );
    const { TRUSTED_PROXIES: _, ...others } = given;
    assert.deepEqual(parsed, {
      ...others,
      PORT: 8080,
      PUBLIC_URL: "https://chat.example.org",
      ALLOWED_ORIGINS: ["https://meet.example.org", "http://localhost:8080"],
      HISTORY_LIMIT: 0,
      RESUME_LIMIT: 0,
      PRESENCE_LIST_LIMIT: 0,
      PRESENCE_GRACE_MS: 0,
      RATE_LIMIT_PER_SECOND: 0.5,
      RATE_LIMIT_BURST: 20,
      MAX_CONNECTIONS_PER_IDENTITY: 0,
      MAX_CONNECTIONS_PER_ADDRESS: 1,
      MAX_JOINS_PER_SECOND: 2,
      MAX_ROOMS_PER_HOUR: 3,
      MAX_ROOMS_PER_ADDRESS_PER_HOUR: 4,
      MAX_IDENTITIES_PER_ADDRESS_PER_HOUR: 0,
      MAX_READ_MIB_PER_SECOND: 0.5,
      MAX_READ_MIB_PER_ADDRESS_PER_SECOND: 0,
    });
  });

  test("name an address as browsers do, however it is written", () => {
    const { PUBLIC_URL, ALLOWED_ORIGINS } = parseConfig({
      PUBLIC_URL: "https://München.example:443/",
      ALLOWED_ORIGINS: "HTTP://meet.example.org:80,https://meet.example.org:8443",
    });
    assert.equal(PUBLIC_URL, "https://xn--mnchen-3ya.example");
    assert.deepEqual(ALLOWED_ORIGINS, ["http://meet.example.org", "https://meet.example.org:8443"]);
  });

  test("name a PostgreSQL in either way, together with a secret for all of its processes", () => {
    for (const DATABASE_URL of [
      "postgresql://parley@localhost/parley",
      "postgres://parley:pw@db:5432/parley",
      "postgresql://parley:50%25off@db/parley",
      "postgresql://parley@%2Fvar%2Frun%2Fpostgresql/parley",
      "postgresql:///parley?host=/var/run/postgresql",
    ]) {
      assert.equal(parseConfig({ DATABASE_URL, SECRET: "s".repeat(32) }).DATABASE_URL, DATABASE_URL);
      assert.throws(() => parseConfig({ DATABASE_URL }), { message: /^SECRET must be set .*DATABASE_URL/ });
    }
  });

  test("in a file that cannot be read are refused with one line", () => {
    const [before, folder] = [process.cwd(), mkdtempSync(join(tmpdir(), "parley-config-"))];
    mkdirSync(join(folder, ".env"));
    process.chdir(folder);
    try {
      assert.throws(
        readConfig,
        (error) => error instanceof ConfigError && /^\.env cannot be read: .+$/.test(error.message),
      );
    } finally {
      process.chdir(before);
      rmSync(folder, { recursive: true });
    }
  });

  test("that are bad are refused with one line that begins with their name", () => {
    for (const [name, value] of [
      ["PORT", "eighty"],
      ["PORT", "65536"],
      ["PORT", "-1"],
      ["PORT", "80.5"],
      ["PUBLIC_URL", "chat.example.org"],
      ["PUBLIC_URL", "ftp://chat.example.org"],
      ["PUBLIC_URL", "https://chat.example.org/parley?x=1"],
      ["PUBLIC_URL", "https://chat.example.org?x=1"],
      ["PUBLIC_URL", "https://somebody@chat.example.org"],
      ["PUBLIC_URL", "https://chat.example.org:port"],
      ["ALLOWED_ORIGINS", "https://meet.example.org,chat.example.org"],
      ["ALLOWED_ORIGINS", "https://meet.example.org/"],
      ["ALLOWED_ORIGINS", "*"],
      ["ALLOWED_ORIGINS", "https://*.example.org"],
      ["PUBLIC_URL", "https://*.example.org"],
      ["DATABASE_URL", "postgresql://localhost/parley?schema=chat"],
      ["DATABASE_URL", "postgresql://localhost/parley?sslmode=require&pgbouncer=true"],
      ["DATABASE_URL", "parley.db"],
      ["DATABASE_URL", "file:./data/parley.db?connection_limit=1"],
      ["DATABASE_URL", "file:./w#d/parley.db"],
      ["DATABASE_URL", "mysql://localhost/parley"],
      ["DATABASE_URL", "postgresql://"],
      ["DATABASE_URL", "postgresql:parley"],
      ["DATABASE_URL", "postgresql://parley:50%off@localhost/parley"],
      ["DATABASE_URL", "postgresql://parley:a/b@localhost/parley"],
      ["REDIS_URL", "redis://:50%off@localhost"],
      ["REDIS_URL", "redis://:a#b@localhost"],
      ["HISTORY_LIMIT", "-1"],
      ["HISTORY_LIMIT", "many"],
      ["PRESENCE_LIST_LIMIT", "-1"],
      ["PRESENCE_GRACE_MS", "5s"],
      ["RATE_LIMIT_PER_SECOND", "ten"],
      ["RATE_LIMIT_BURST", "-1"],
      ["MAX_CONNECTIONS_PER_ADDRESS", "none"],
      ["TRUSTED_PROXIES", "10.0.0.0/8,proxy"],
      ["MAX_ROOMS_PER_HOUR", "1e3"],
      ["ROOM_CREATION", "no"],
      ["METRICS_TOKEN", "guessed"],
      ["LOG_LEVEL", "loud"],
    ] as const)
      assert.throws(
        () => parseConfig({ [name]: value }),
        (error) =>
          error instanceof ConfigError && error.message.startsWith(`${name} `) && !error.message.includes("\n"),
        `${name}=${value}`,
      );
  });
});
