import { MAX_FRAME_REQUESTS } from "../../protocol";
import { REQUEST_ID_LENGTH, REQUEST_PATH_LENGTH } from "../kit/limits";

/** An error leads to one `PARSE_ERROR` for the whole frame. */
export function requestsIn(data: string | Uint8Array): unknown {
  const frame: unknown = JSON.parse(data.toString());
  if (!Array.isArray(frame)) return mended(checked(frame));
  if (frame.length > MAX_FRAME_REQUESTS) throw new Error(`A frame holds at most ${MAX_FRAME_REQUESTS} requests.`);
  return frame.map(checked);
}

/** No other limit counts them. */
export function unansweredIn(frame: unknown): number {
  if (!Array.isArray(frame)) return Number(isStop(frame));
  return frame.length === 0 ? 1 : frame.filter(isStop).length;
}

export function answeredIn(frame: unknown): unknown {
  const requests: readonly unknown[] = Array.isArray(frame) ? frame : [frame];
  return requests.filter(isRecord).find((request) => request.id !== undefined && !isStop(request))?.id;
}

/** Answers repeat the id, and the error of an unknown procedure repeats its path. */
function checked(request: unknown): unknown {
  if (!isRecord(request)) return request;
  if (isLong(request.id, REQUEST_ID_LENGTH))
    throw new Error(`A request's id has at most ${REQUEST_ID_LENGTH} characters.`);
  if (isRecord(request.params) && isLong(request.params.path, REQUEST_PATH_LENGTH))
    throw new Error(`A request's path has at most ${REQUEST_PATH_LENGTH} characters.`);
  return request;
}

function isStop(request: unknown): boolean {
  return isRecord(request) && request.method === "subscription.stop";
}

/** Drops connection parameters that are no texts: tRPC would end the connection, and the client retry for ever. */
function mended(frame: unknown): unknown {
  if (!isRecord(frame) || frame.method !== "connectionParams") return frame;
  const given = isRecord(frame.data) ? Object.entries(frame.data) : [];
  return { ...frame, data: Object.fromEntries(given.filter(([, value]) => typeof value === "string")) };
}

function isLong(value: unknown, most: number): boolean {
  return typeof value === "string" && value.length > most;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
