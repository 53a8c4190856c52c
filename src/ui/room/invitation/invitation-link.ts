import type { Invite } from "../../../protocol";

/**
 * The link to hand on. The server names its own address; where it was told none it only knows itself as this machine,
 * and the address by which the moderator came is the better one.
 */
export function linkOf(
  { code, url }: Pick<Invite, "code" | "url">,
  here: Pick<Location, "origin" | "hostname">,
): string {
  const named = URL.canParse(url) ? new URL(url) : undefined;
  if (named && (!isLoopback(named.hostname) || isLoopback(here.hostname))) return url;
  return `${here.origin}/join/${encodeURIComponent(code)}`;
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.") || hostname === "0.0.0.0";
}
