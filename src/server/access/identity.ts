import { createSecretKey, type KeyObject, randomBytes, randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import jwt from "jsonwebtoken";
import { type Id, id } from "../../protocol";

/** How long an identity lasts unless it is renewed, in seconds: as long as browsers keep a cookie. */
export const IDENTITY_SECONDS = 400 * 24 * 60 * 60;

/**
 * Makes and reads the tokens that say which browser or client is speaking. Reading is synchronous, so that nothing that
 * a client sends right behind can overtake it.
 */
export class Identities {
  readonly #secret: KeyObject;

  constructor(secret: string) {
    this.#secret = createSecretKey(secret, "utf8");
  }

  /** A token for an identity, a new one unless it is given. */
  issue(identity: Id = randomUUID()): string {
    return jwt.sign({}, this.#secret, { algorithm: "HS256", subject: identity, expiresIn: IDENTITY_SECONDS });
  }

  /** The identity that a token stands for; none, when the token is not ours, not whole or too old. */
  read(token: string): Id | undefined {
    try {
      const { sub } = jwt.verify(token, this.#secret, { algorithms: ["HS256"] });
      return id.safeParse(sub).data;
    } catch {
      return undefined;
    }
  }
}

/** Where a secret that is no setting is kept: beside the database. */
export function secretBeside(database: string): string {
  return join(dirname(database), "secret");
}

/**
 * The secret that is kept in a file, which is made with a random one where it is missing.
 * @throws where it cannot be kept, or is empty: with that anybody could speak as anybody
 */
export function keptSecret(path: string): string {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600, flush: true });
  } catch (error) {
    const isThere = error instanceof Error && "code" in error && error.code === "EEXIST";
    if (!isThere) {
      // A full disk takes the file, and nothing of what belongs into it.
      rmSync(path, { force: true });
      throw error;
    }
  }
  const secret = readFileSync(path, "utf8").trim();
  if (secret !== "") return secret;
  throw new Error(`${path} is empty: put it back from a backup, or delete it, which makes everybody a stranger`);
}
