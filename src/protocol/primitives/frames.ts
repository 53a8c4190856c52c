import { MAX_FRAME_BYTES, MAX_FRAME_REQUESTS } from "./limits";
import { utf8Length } from "./utf8-length";

/**
 * Splits a frame of tRPC's client, which batches all waiting requests, into frames that the server accepts, in the same
 * order. A single request stays whole, however long it is. See "WebSocket" in `docs/protocol.md`.
 */
export function framesOf(text: string): string[] {
  if (!text.startsWith("[")) return [text];
  const frames: string[] = [];
  let requests: string[] = [];
  let bytes = 0;
  const end = () => {
    if (requests.length > 0) frames.push(`[${requests.join()}]`);
    requests = [];
    bytes = 0;
  };
  for (const request of JSON.parse(text) as unknown[]) {
    const json = JSON.stringify(request);
    const more = utf8Length(json) + ",".length;
    if (requests.length === MAX_FRAME_REQUESTS || bytes + more >= MAX_FRAME_BYTES) end();
    requests.push(json);
    bytes += more;
  }
  end();
  return frames;
}
