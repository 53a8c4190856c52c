import type { RoomEvent } from "../../room/base/room";
import { endingOf, letInBy, natureOf } from "../../room/namespaces";
import { textFrame } from "./frame";

/** An event for many connections: looked up and serialised once, and encoded once for each front. */
export class Delivery {
  readonly event: RoomEvent;
  readonly nature: ReturnType<typeof natureOf>;
  /** Of an event after which participants' sessions are over. */
  readonly ending: ReturnType<typeof endingOf>;
  /** The participants at the door whom the event lets in. */
  readonly letsIn: ReturnType<typeof letInBy>;
  #json: string | undefined;
  #jsonForSender: string | undefined;
  readonly #frames = new Map<string, Buffer>();
  #last:
    | { readonly front: string; readonly id: number | string; readonly forSender: boolean; readonly frame: Buffer }
    | undefined;

  constructor(event: RoomEvent) {
    this.event = event;
    this.nature = natureOf(event);
    this.ending = endingOf(event, this.nature);
    this.letsIn = letInBy(event, this.nature);
  }

  /**
   * Returns the frame with the event as a tracked result of tRPC.
   * @param front the start of the frame, which names the subscription
   * @param id the number that the client resumes from
   * @param forSender whether the recipient gave the command: only then the frame has the transaction id
   */
  frame(front: string, id: number | string, forSender: boolean): Buffer {
    const last = this.#last;
    if (last?.front === front && last.id === id && last.forSender === forSender) return last.frame;
    const key = `${forSender}${id} ${front}`;
    let frame = this.#frames.get(key);
    if (frame === undefined) {
      frame = textFrame(`${front}"${id}","data":{"id":"${id}","data":${this.#envelope(forSender)}}}}`);
      this.#frames.set(key, frame);
    }
    this.#last = { front, id, forSender, frame };
    return frame;
  }

  #envelope(forSender: boolean): string {
    const { namespace, timestamp, payload, transaction_id } = this.event;
    if (!forSender || transaction_id === undefined) {
      this.#json ??= JSON.stringify({ namespace, timestamp, payload });
      return this.#json;
    }
    this.#jsonForSender ??= JSON.stringify({ namespace, timestamp, transaction_id, payload });
    return this.#jsonForSender;
  }
}

export function frontOf(request: { readonly id: unknown; readonly jsonrpc?: unknown }): string {
  const jsonrpc = request.jsonrpc === undefined ? "" : `"jsonrpc":${JSON.stringify(request.jsonrpc)},`;
  return `{"id":${JSON.stringify(request.id)},${jsonrpc}"result":{"type":"data","id":`;
}
