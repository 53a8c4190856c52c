import type { RoomEvent } from "../../room/base/room";
import { endingOf, letInBy, natureOf } from "../../room/namespaces";
import { textFrame } from "./frame";

/** Looked up and serialised once for all connections, and encoded once for each front. */
export class Delivery {
  readonly event: RoomEvent;
  readonly nature: ReturnType<typeof natureOf>;
  readonly ending: ReturnType<typeof endingOf>;
  readonly letsIn: ReturnType<typeof letInBy>;
  #json: string | undefined;
  #jsonForSender: string | undefined;
  readonly #frames = new Map<string, Buffer>();
  #ofReport: Delivery | undefined;
  #last:
    | { readonly front: string; readonly id: number | string; readonly forSender: boolean; readonly frame: Buffer }
    | undefined;

  constructor(event: RoomEvent) {
    this.event = event;
    this.nature = natureOf(event);
    this.ending = endingOf(event, this.nature);
    this.letsIn = letInBy(event, this.nature);
  }

  /** The same as it is told to moderators who do not see it. */
  ofReport(told: RoomEvent): Delivery {
    this.#ofReport ??= new Delivery(told);
    return this.#ofReport;
  }

  /**
   * `front` is the start of the frame, which names the subscription; `id` is the number to resume from. Only the sender
   * of the command gets the transaction id.
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
