import type { ServerResponse } from "node:http";

export function answerPlainly(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}

const ERRORS = {
  FORBIDDEN: { httpStatus: 403, number: -32003 },
  PAYLOAD_TOO_LARGE: { httpStatus: 413, number: -32013 },
  TOO_MANY_REQUESTS: { httpStatus: 429, number: -32029 },
  SERVICE_UNAVAILABLE: { httpStatus: 503, number: -32603 },
} as const;

export function answerError(
  response: ServerResponse,
  code: keyof typeof ERRORS,
  { message, ...data }: { readonly message: string; readonly [name: string]: unknown },
): void {
  const { httpStatus, number } = ERRORS[code];
  answerPlainly(response, httpStatus, { error: { message, code: number, data: { code, httpStatus, ...data } } });
}

export function refuseForRate(response: ServerResponse, retry_after_ms: number, message = "Too many requests."): void {
  response.setHeader("retry-after", Math.ceil(retry_after_ms / 1000));
  answerError(response, "TOO_MANY_REQUESTS", { message, reason: "too_many_requests", retry_after_ms });
}
