import { execFileSync } from "node:child_process";
import { join } from "node:path";

export type Certificate = { readonly certificate: string; readonly key: string };

/** Creates a self-signed certificate. `asWhom`: a prefix that runs the command as the user who gets the key. */
export function selfSigned(folder: string, host: string, asWhom: readonly string[] = []): Certificate {
  const [certificate, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
  const subject = ["-subj", `/CN=${host}`, "-addext", `subjectAltName=DNS:${host}`];
  const forms = ["-x509", "-nodes", "-newkey", "rsa:2048", "-days", "1", "-keyout", key, "-out", certificate];
  const [first = "", ...rest] = [...asWhom, "openssl", "req", ...forms, ...subject];
  execFileSync(first, rest, { stdio: "ignore", cwd: folder });
  return { certificate, key };
}
