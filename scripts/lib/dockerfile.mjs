import { cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { root, runCommand, step } from "./steps.mjs";

const IN_IMAGE = /(^|\s)(\/[\w./-]+)/g;

/**
 * Runs the Dockerfile's steps without Docker. Each stage is a folder; the base image and its users are this machine's.
 * `last` has the arguments of HEALTHCHECK and CMD.
 * @param {string} folder
 * @returns {Promise<{ stage: string, workdir: string, env: Record<string, string>, last: Record<string, string> }>}
 */
export async function carryOutDockerfile(folder) {
  const lines = readFileSync(join(root, "Dockerfile"), "utf8").split("\n");
  let image = { stage: folder, workdir: "/", env: {}, last: {} };
  for (const line of lines.filter((it) => it.trim() !== "" && !it.startsWith("#"))) {
    const [, word = "", rest = ""] = /^(\w+) (.*)$/.exec(line) ?? [];
    if (word === "FROM") {
      const name = / AS (\w+)$/.exec(rest)?.[1] ?? "image";
      image = { stage: join(folder, name), workdir: "/", env: {}, last: {} };
      mkdirSync(image.stage, { recursive: true });
    } else await step(line, async () => carryOut(image, folder, word, rest));
  }
  return image;
}

async function carryOut(image, folder, word, rest) {
  const inStage = (path) => join(image.stage, posix.resolve(image.workdir, path));
  switch (word) {
    case "WORKDIR":
      image.workdir = rest;
      mkdirSync(inStage("."), { recursive: true });
      return;
    case "ENV":
      for (const pair of rest.split(" ")) image.env[pair.split("=")[0]] = pair.slice(pair.indexOf("=") + 1);
      return;
    case "COPY": {
      const from = /^--from=(\w+) /.exec(rest)?.[1];
      const paths = rest.replace(/^--from=\w+ /, "").split(" ");
      const to = inStage(paths.at(-1));
      for (const path of paths.slice(0, -1)) {
        if (from !== undefined) cpSync(join(folder, from, path), to, { recursive: true, verbatimSymlinks: true });
        else if (path === ".") copyContext(to);
        else cpSync(join(root, path), join(to, path), { recursive: true });
      }
      return;
    }
    case "RUN": {
      const command = rest.replace(/--mount=\S+ /g, "").replace(/ && chown \S+ \S+/, "");
      const mapped = command.replace(IN_IMAGE, (_, space, path) => space + join(image.stage, path));
      return runCommand("sh", ["-ec", mapped], { cwd: inStage("."), env: image.env });
    }
    case "USER":
    case "VOLUME":
    case "EXPOSE":
      return;
    case "CMD":
    case "HEALTHCHECK":
      image.last[word] = JSON.parse(/\[.*\]$/.exec(rest)?.[0] ?? "[]");
      return;
    default:
      throw new Error(`nobody knows here what ${word} does`);
  }
}

function copyContext(to) {
  const ignored = readFileSync(join(root, ".dockerignore"), "utf8").split("\n").filter(Boolean);
  const patterns = ignored.map((line) => line.replaceAll(".", "\\.").replace("**/", "(.*/)?").replaceAll("*", "[^/]*"));
  const isIgnored = (path) => patterns.some((pattern) => new RegExp(`^${pattern}$`).test(path));
  const copy = (path) => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
      const name = posix.join(path, entry.name);
      if (isIgnored(name)) continue;
      if (entry.isDirectory()) copy(name);
      else cpSync(join(root, name), join(to, name), { verbatimSymlinks: true });
    }
  };
  copy("");
}
