import type { IncomingMessage, ServerResponse } from "node:http";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** For everything that is served, whatever it is. */
const ALWAYS = {
  "x-content-type-options": "nosniff",
  // Addresses hold invitations: no other site is to learn them.
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

type Setting = {
  readonly publicUrl: string | undefined;
  /** Whether pages are built as they are asked for: that takes scripts that a policy forbids. */
  readonly isDevelopment: boolean;
};

/** Sets on every answer what a browser is to make of it: no scripts but our own, no frames of other sites, no guessing. */
export function securityHeaders({ publicUrl, isDevelopment }: Setting) {
  const isSecure = publicUrl?.startsWith("https:") === true;
  return ({ headers, url = "" }: IncomingMessage, response: ServerResponse): void => {
    for (const [name, value] of Object.entries(ALWAYS)) response.setHeader(name, value);
    // A page in a sandbox has no origin that these are of; without them it could not even say what is the matter.
    if (url.startsWith("/_next/static/")) {
      response.setHeader("cross-origin-resource-policy", "cross-origin");
      response.setHeader("access-control-allow-origin", "*");
    }
    if (isSecure) response.setHeader("strict-transport-security", `max-age=${YEAR_SECONDS}`);
    const host = publicUrl === undefined ? headers.host : new URL(publicUrl).host;
    if (!isDevelopment) response.setHeader("content-security-policy", policy(host));
  };
}

/** What comes from this server may be used, and nothing else; no script and no style stands inside a page. */
function policy(host: string | undefined): string {
  // Older browsers do not count a WebSocket of the same host as 'self'. The header is anybody's text.
  const sockets = host !== undefined && /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : "";
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${sockets}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join("; ");
}
