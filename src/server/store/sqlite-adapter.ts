import { pathToFileURL } from "node:url";
import type { Client } from "@libsql/client";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import Sqlite from "libsql";
import { sqliteClient } from "./sqlite-client";

/** How long a statement waits for another process that has the file locked. */
export const BUSY_TIMEOUT_MS = 5000;

/**
 * Prisma's driver adapter for one SQLite file, over one connection that it keeps: its PRAGMAs hold for good, and its
 * transactions open no further files.
 */
export class SqliteAdapter extends PrismaLibSql {
  readonly #file: string;
  readonly #begin: string;
  readonly #pragmas: readonly string[];
  #connection: Sqlite.Database | undefined;

  /** @param options.begin `BEGIN IMMEDIATE` where transactions write, so that none of them fails half-way as busy. */
  constructor(file: string, { begin, pragmas }: { begin: string; pragmas: readonly string[] }) {
    super({ url: pathToFileURL(file).href });
    this.#file = file;
    this.#begin = begin;
    this.#pragmas = [`busy_timeout=${BUSY_TIMEOUT_MS}`, ...pragmas];
  }

  override createClient(): Client {
    this.#connection = new Sqlite(this.#file);
    return sqliteClient(this.#connection, this.#begin);
  }

  /** The connection below, once it is there: what is done on it while a transaction runs is part of that. */
  get connection(): Sqlite.Database {
    if (this.#connection === undefined) throw new Error("the database is not connected yet");
    return this.#connection;
  }

  override async connect() {
    const adapter = await super.connect();
    await adapter.executeScript(this.#pragmas.map((pragma) => `PRAGMA ${pragma};`).join("\n"));
    return adapter;
  }
}
