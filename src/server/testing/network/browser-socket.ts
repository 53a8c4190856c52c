import { WebSocket } from "ws";
import { framesOf } from "../../../protocol";

/** A WebSocket for tRPC's client, as the page has it. */
export class BrowserSocket extends WebSocket {
  /** The client batches all waiting requests in one frame, while a server accepts ten. */
  override send(text: string): void {
    for (const frame of framesOf(text)) super.send(frame);
  }

  /** Drops frames once it is closing: so does a browser's WebSocket, and ws does not. */
  override emit(event: string | symbol, ...given: unknown[]): boolean {
    return event === "message" && this.readyState !== WebSocket.OPEN ? false : super.emit(event, ...given);
  }
}
