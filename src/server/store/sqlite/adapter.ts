import { pathToFileURL } from "node:url";
import type { Client } from "@libsql/client";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import Sqlite from "libsql";
import { SQLITE_BUSY_MS } from "../../kit/limits";
import { sqliteClient } from "./client";

type Options = {
  readonly begin: string;
  readonly pragmas: readonly string[];
  /** Throws where what is written now is lost. */
  readonly assertThere?: () => void;
};

/**
 * Prisma's driver adapter for one SQLite file, over one connection that it keeps: its PRAGMAs hold for good, and its
 * transactions open no further files.
 */
export class SqliteAdapter extends PrismaLibSql {
  readonly #file: string;
  readonly #options: Options;
  #connection: Sqlite.Database | undefined;

  /** @param options.begin `BEGIN IMMEDIATE` where transactions write, so that none of them fails half-way as busy. */
  constructor(file: string, options: Options) {
    super({ url: pathToFileURL(file).href });
    this.#file = file;
    this.#options = options;
  }

  override createClient(): Client {
    this.#connection = new Sqlite(this.#file);
    return sqliteClient(this.#connection, this.#options);
  }

  /** The connection below, once it is there: what is done on it while a transaction runs is part of that. */
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
