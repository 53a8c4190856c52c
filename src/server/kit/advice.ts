/** The advice to an operator about an error that prevents a start, by the code of the system, of PostgreSQL, or of TLS. */
const ADVICE: Readonly<Record<string, string>> = {
  EACCES: "run Parley as the user to whom it belongs, or let this user have it",
  EPERM: "run Parley as the user to whom it belongs, or let this user have it",
  EROFS: "let Parley write there, or name another place",
  ENOSPC: "the disk is full, so make room",
  EDQUOT: "this user's share of the disk is full, so make room",
  EMFILE: "let the process open more files (LimitNOFILE)",
  ENOTDIR: "a file stands where a folder has to be, so name another place",
  ENOENT: "there is no such file, so mend its name",
  EEXIST: "something else stands there, so name another place",
  EISDIR: "a folder stands where a file has to be, so name the file",
  EADDRINUSE: "another program listens there, so end it or choose another port",
  EADDRNOTAVAIL: "this machine does not have that address, so name one of its own",
  ECONNREFUSED: "nothing listens there, so start it or mend the address",
  ECONNRESET: "the other side hung up, so see whether the address and its TLS are right",
  ETIMEDOUT: "nothing answers there, so start it or mend the address",
  EHOSTUNREACH: "no way leads there, so mend the address",
  ENETUNREACH: "no way leads there, so mend the address",
  ENOTFOUND: "nobody has that name, so mend the address",
  EAI_AGAIN: "nobody can be asked for that name, so mend the address or the network",
  "28000": "mend the user, or PostgreSQL's pg_hba.conf",
  "28P01": "mend the user or the password",
  "3D000": "create the database or mend its name",
  "42501": "give the user the right to make tables there",
  "53300": "PostgreSQL has too many connections, so let it have more (max_connections)",
  "57P03": "PostgreSQL is just starting or stopping, so try again",
  ERR_TLS_CERT_ALTNAME_INVALID: "the certificate is of another host, so use the name that it has",
  CERT_HAS_EXPIRED: "renew the certificate",
};

const UNKNOWN_AUTHORITY = "name the authority of its certificate, as docs/operating.md says under Many machines";

/** The port's `EACCES` is about a number that only root may have. */
const OF_PORTS: Readonly<Record<string, string>> = {
  EACCES: "this user may not have that port, so choose one from 1024 on, behind a proxy",
};

export function adviceOn(setting: string, fault: Error): string | undefined {
  const code = "code" in fault ? String(fault.code) : "";
  if (/^(DEPTH_ZERO_)?SELF_SIGNED_CERT|^UNABLE_TO_(VERIFY|GET_ISSUER)/.test(code)) return UNKNOWN_AUTHORITY;
  return (setting.includes("PORT") ? OF_PORTS[code] : undefined) ?? ADVICE[code];
}
