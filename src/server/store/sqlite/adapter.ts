import { pathToFileURL } from "node:url";
import type { Client } from "@libsql/client";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import Sqlite from "libsql";
import { SQLITE_BUSY_MS } from "../../kit/limits";
import { sqliteClient } from "./client";

type Options = {
  readonly begin: string;
  readonly pragmas: readonly string[];
  /** Throws when the file is gone and writes would be lost. */
  readonly assertThere?: () => void;
};

/** It keeps one connection, so that PRAGMAs stay in force and transactions open no further files. */
export class SqliteAdapter extends PrismaLibSql {
  readonly #file: string;
  readonly #options: Options;
  #connection: Sqlite.Database | undefined;

  /** Writers begin with `BEGIN IMMEDIATE`, so that no transaction fails half-way as busy. */
  constructor(file: string, options: Options) {
    super({ url: pathToFileURL(file).href });
    this.#file = file;
    this.#options = options;
  }

  override createClient(): Client {
    this.#connection = new Sqlite(this.#file);
    return sqliteClient(this.#connection, this.#options);
  }

  /** A statement on it during a transaction is part of that transaction. */
  get connection(): Sqlite.Database {
    if (this.#connection === undefined) throw new Error("the database is not connected yet");
    return this.#connection;
  }

  override async connect() {
    const adapter = await super.connect();
    const pragmas = [`busy_timeout=${SQLITE_BUSY_MS}`, ...this.#options.pragmas];
    await adapter.executeScript(pragmas.map((pragma) => `PRAGMA ${pragma};`).join("\n"));
    return adapter;
  }
}
