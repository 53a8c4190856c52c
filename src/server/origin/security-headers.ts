import type { IncomingMessage, ServerResponse } from "node:http";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

const ALWAYS = {
  "x-content-type-options": "nosniff",
  // URLs contain invitations, which no other site may learn.
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

type Setting = {
  readonly publicUrl: string | undefined;
  readonly isDevelopment: boolean;
};

export function securityHeaders({ publicUrl, isDevelopment }: Setting) {
  const isSecure = publicUrl?.startsWith("https:") === true;
  return ({ headers, url = "" }: IncomingMessage, response: ServerResponse): void => {
    for (const [name, value] of Object.entries(ALWAYS)) response.setHeader(name, value);
    // A sandboxed page has an opaque origin; without its scripts it could not even report the problem.
    if (isScript(url)) {
      response.setHeader("cross-origin-resource-policy", "cross-origin");
      response.setHeader("access-control-allow-origin", "*");
    }
    if (isSecure) response.setHeader("strict-transport-security", `max-age=${YEAR_SECONDS}`);
    const host = publicUrl === undefined ? headers.host : new URL(publicUrl).host;
    if (!isDevelopment) response.setHeader("content-security-policy", policy(host));
  };
}

function isScript(url: string): boolean {
  return url.startsWith("/_next/static/") || /^\/look\.js(?:\?|$)/.test(url);
}

function policy(host: string | undefined): string {
  // Older browsers do not count a WebSocket of the same host as 'self'. The header is untrusted input.
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
