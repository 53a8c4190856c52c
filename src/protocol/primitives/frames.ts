/** How many requests one WebSocket frame may hold; a batch over HTTP has the same bound. */
export const MAX_FRAME_REQUESTS = 10;
/** How many bytes one WebSocket frame may have. */
export const MAX_FRAME_BYTES = 64 * 1024;

/**
 * Splits what tRPC's client writes, which puts all that waits into one frame, into frames that a server takes, in the
 * same order. A single request stays whole, however long it is. See "WebSocket" in `docs/protocol.md`.
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
    const more = new TextEncoder().encode(json).length + ",".length;
    if (requests.length === MAX_FRAME_REQUESTS || bytes + more >= MAX_FRAME_BYTES) end();
    requests.push(json);
    bytes += more;
  }
  end();
  return frames;
}
