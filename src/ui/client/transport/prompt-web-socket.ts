import { framesOf } from "../../../protocol";
import { onNetworkChange } from "../../browser/network";

const CLOSING_MS = 1_000;
/** After this time a send is checked: a frame heard within `LIVELY_MS` is a sign of life. */
const QUIET_MS = 2_000;
const LIVELY_MS = 1_000;
const ANSWER_MS = 3_000;

/**
 * Splits a message too large for one frame, and soon notices a lost network. It closes soon after `close`; the
 * browser's own waits for up to a minute, just when a new connection is wanted.
 */
export class PromptWebSocket extends WebSocket {
  #closed = false;
  #heardAt = 0;
  #isAsked = false;
  #doubt: ReturnType<typeof setTimeout> | undefined;

  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols);
    const forget = onNetworkChange(() => this.#ask());
    // The first listener: a close that was already announced reaches nobody.
    this.addEventListener("close", (event) => {
      if (this.#closed) event.stopImmediatePropagation();
      this.#closed = true;
      forget();
      clearTimeout(this.#doubt);
    });
    this.addEventListener("message", () => {
      this.#heardAt = performance.now();
      if (this.#isAsked) this.#settle();
    });
  }

  /** tRPC's client puts all waiting requests into one frame. A send on a closed socket goes by the next connection. */
  override send(data: Parameters<WebSocket["send"]>[0]): void {
    if (this.readyState > WebSocket.OPEN) return;
    if (typeof data !== "string") super.send(data);
    else for (const frame of framesOf(data)) super.send(frame);
    // A sign of life is not answered.
    if (data !== "PONG") this.#doubt ??= setTimeout(() => this.#look(), QUIET_MS);
  }

  override close(code?: number, reason?: string): void {
    super.close(code, reason);
    setTimeout(() => this.#end(), CLOSING_MS);
  }

  /** A frame heard in the moment of a send may answer an earlier one: it says nothing of this send. */
  #look(): void {
    if (performance.now() - this.#heardAt > LIVELY_MS) this.#ask();
    else this.#doubt = setTimeout(() => this.#look(), QUIET_MS);
  }

  #settle(): void {
    clearTimeout(this.#doubt);
    this.#doubt = undefined;
    this.#isAsked = false;
  }

  #ask(): void {
    this.#settle();
    if (this.readyState !== WebSocket.OPEN) return;
    this.#isAsked = true;
    super.send("PING");
    this.#doubt = setTimeout(() => {
      super.close();
      this.#end();
    }, ANSWER_MS);
  }

  #end(): void {
    if (!this.#closed) this.dispatchEvent(new CloseEvent("close", { code: 1006 }));
  }
}
