import { isOnline } from "../../browser/network";
import { isFramed } from "../../browser/page";

/**
 * `elsewhere`: the server's pages have another address; `framed`: it serves no page inside another one; `foreign`: it
 * takes this page for another site's; `crowded`: too many connections come from here; `failing`: the server, or the
 * proxy before it, has a problem; `stranger`: something else answers in its place; `no_socket`: it answers, but no
 * WebSocket gets through to it.
 */
export type Hindrance =
  | { readonly kind: "elsewhere"; readonly address: string }
  | { readonly kind: Exclude<(typeof KINDS)[number], "elsewhere"> };

export const KINDS = [
  "offline",
  "unreached",
  "elsewhere",
  "framed",
  "foreign",
  "crowded",
  "failing",
  "stranger",
  "no_socket",
] as const;

const WITHIN_MS = 8_000;

export async function findHindrance(path: string): Promise<Hindrance> {
  const asking = {
    method: "POST",
    cache: "no-store",
    redirect: "manual",
    signal: AbortSignal.timeout(WITHIN_MS),
  } as const;
  try {
    const answer = await fetch(path, asking);
    const body = await answer.json().catch(() => undefined);
    return hindranceIn({ status: answer.status, body }, { origin: location.origin, isFramed: isFramed() });
  } catch {
    return { kind: isOnline() ? "unreached" : "offline" };
  }
}

type Answer = { readonly status: number; readonly body: unknown };
type Page = { readonly origin: string; readonly isFramed: boolean };

export function hindranceIn({ status, body }: Answer, { origin, isFramed }: Page): Hindrance {
  const error = partOf(body, "error");
  if (status === 403 && error !== undefined) {
    const address = partOf(partOf(error, "data"), "public_url");
    if (typeof address === "string" && address !== origin) return { kind: "elsewhere", address };
    return { kind: isFramed ? "framed" : "foreign" };
  }
  if (status === 429) return { kind: "crowded" };
  if (status >= 500 && status !== 511) return { kind: "failing" };
  return { kind: partOf(body, "welcome") === true ? "no_socket" : "stranger" };
}

/** Waiting is of no use. */
export function isLasting({ kind }: Hindrance): boolean {
  return kind === "elsewhere" || kind === "framed" || kind === "foreign";
}

function partOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
