import type { Invite } from "../../../protocol";

/** The moderator's address is better than that of a server which knows itself only as this machine. */
export function linkOf(
  { code, url }: Pick<Invite, "code" | "url">,
  here: Pick<Location, "origin" | "hostname">,
): string {
  const named = URL.canParse(url) ? new URL(url) : undefined;
  if (named && (!isLoopback(named.hostname) || isLoopback(here.hostname))) return url;
  return `${here.origin}/join/${encodeURIComponent(code)}`;
}

export function isForEverybody({ role, groups, expires_at, max_uses, revoked_at }: Invite): boolean {
  return role === "user" && groups.length === 0 && !expires_at && !max_uses && !revoked_at;
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.") || hostname === "0.0.0.0";
}
