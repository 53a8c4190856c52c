import { createSecretKey, type KeyObject, randomBytes, randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import jwt from "jsonwebtoken";
import type { Id } from "../../protocol";
import { id } from "../../protocol/schemas";
import { IDENTITY_DAYS } from "../kit/limits";

export const IDENTITY_SECONDS = IDENTITY_DAYS * 24 * 60 * 60;

/** Reading is synchronous, so that a client's later frames cannot overtake it. */
export class Identities {
  readonly #secret: KeyObject;

  constructor(secret: string) {
    this.#secret = createSecretKey(secret, "utf8");
  }

  issue(identity: Id = randomUUID()): string {
    return jwt.sign({}, this.#secret, { algorithm: "HS256", subject: identity, expiresIn: IDENTITY_SECONDS });
  }

  read(token: string): Id | undefined {
    try {
      const { sub } = jwt.verify(token, this.#secret, { algorithms: ["HS256"] });
      return id.safeParse(sub).data;
    } catch {
      return undefined;
    }
  }
}

export function secretBeside(database: string): string {
  return join(dirname(database), "secret");
}

/**
 * Reads the secret in a file; a missing file gets a random one. Throws when the file cannot be kept or is empty: an
 * empty secret would let anybody forge any identity.
 */
export function keptSecret(path: string): string {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600, flush: true });
  } catch (error) {
    const isThere = error instanceof Error && "code" in error && error.code === "EEXIST";
    if (!isThere) {
      // A full disk leaves an empty file.
      rmSync(path, { force: true });
      throw error;
    }
  }
  if (statSync(path).isDirectory())
    throw new Error(`${path} is a folder, and has to be the file of the secret: put the secret in its place`);
  const secret = readFileSync(path, "utf8").trim();
  if (secret !== "") return secret;
  throw new Error(`${path} is empty: put it back from a backup, or delete it, which makes everybody a stranger`);
}
