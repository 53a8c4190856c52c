import { join } from "node:path";
import { build, type Metafile } from "esbuild";
import { root } from "../lib/steps.mjs";

/** The modules of a page and their imports, without those of libraries. */
export async function pageGraph(page: string): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: [join(root, "src/pages", page), join(root, "src/pages/_app.tsx")],
    absWorkingDir: root,
    outdir: "nowhere",
    bundle: true,
    splitting: true,
    format: "esm",
    write: false,
    metafile: true,
    packages: "external",
    loader: { ".css": "empty", ".woff2": "empty" },
    jsx: "automatic",
    logLevel: "error",
  });
  return metafile;
}
