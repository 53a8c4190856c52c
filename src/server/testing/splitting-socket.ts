import { WebSocket } from "ws";
import { framesOf } from "../../protocol";

/** A WebSocket for tRPC's client, which batches all waiting requests in one frame, while a server accepts ten. */
export class SplittingSocket extends WebSocket {
  override send(text: string): void {
    for (const frame of framesOf(text)) super.send(frame);
  }
}
