import { MAX_FRAME_BYTES, MAX_FRAME_REQUESTS } from "./limits";
import { utf8Length } from "./utf8-length";

/** Splits a batch of tRPC's client into frames that the server accepts, in order: `docs/protocol.md`, "WebSocket". */
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
