import { defineConfig } from "prisma/config";

// `prisma generate` needs no schema engine, but the CLI would download one. Naming any program keeps it from that.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "prisma/schema.prisma" });
