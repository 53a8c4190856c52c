import { readFile } from "node:fs/promises";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import * as imports from "@prisma/schema-engine-wasm/schema_engine_bg";

type Glue = { SchemaEngine: typeof SchemaEngine; __wbg_set_wasm(exports: WebAssembly.Exports): void };

const glue = imports as unknown as Glue & WebAssembly.ModuleImports;
const binary = new URL("schema_engine_bg.wasm", import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));

// Once for each process: the generated code keeps the memory of its first instance.
const { instance } = await WebAssembly.instantiate(await readFile(binary), { "./schema_engine_bg.js": glue });
glue.__wbg_set_wasm(instance.exports);
(instance.exports.__wbindgen_start as () => void)();

/** Prisma's own schema engine, as WebAssembly: it needs no binary to download. */
export async function withSchemaEngine<T>(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const bound = bindMigrationAwareSqlAdapterFactory(adapter);
  const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => {}, bound);
  try {
    return await work(engine);
  } catch (error) {
    // The engine refers to the adapter's errors by number.
    const [, number] = /^External error id#(\d+)/.exec(error instanceof Error ? error.message : "") ?? [];
    throw (number !== undefined && bound.errorRegistry.consumeError(Number(number))?.error) || error;
  } finally {
    engine.free();
  }
}
