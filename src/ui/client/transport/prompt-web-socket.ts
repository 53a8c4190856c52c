import { framesOf } from "../../../protocol";
import { onNetworkChange } from "../../browser/network";

const CLOSING_MS = 1_000;
/** So long after something was sent, what was heard counts as a sign of life if it is younger than this. */
const QUIET_MS = 2_000;
const LIVELY_MS = 1_000;
/** Where it is older, the page asks for one, and waits so long. */
const ANSWER_MS = 3_000;

/**
 * A WebSocket that splits what is too much for one frame, and that notices soon that the network is gone: when nothing
 * answers what was sent, or the browser says that the network has changed. It is closed soon after one has closed it; the
 * browser's own waits for the other side, for up to a minute, just when a new connection is wanted.
 */
export class PromptWebSocket extends WebSocket {
  #closed = false;
  #heardAt = 0;
  #isAsked = false;
  #doubt: ReturnType<typeof setTimeout> | undefined;

  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols);
    const forget = onNetworkChange(() => this.#ask());
    // The first listener: a close that comes after it was announced reaches nobody.
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

  /** After an outage tRPC's client puts all that waits into one frame. What comes too late goes by the next connection. */
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

  /** What was heard in the moment of a send may be an answer to what was sent before: it says nothing of this one. */
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
