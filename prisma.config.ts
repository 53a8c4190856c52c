import { defineConfig } from "prisma/config";

// `prisma generate` is all that Prisma's own program is used for, and needs no schema engine. The program would download
// one all the same; naming any program keeps it from that. Hence `prisma migrate` and `prisma studio` do not work here.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "prisma/schema.prisma" });
