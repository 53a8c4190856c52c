const CLOSING_MS = 1_000;

/**
 * A WebSocket that is closed soon after one has closed it. The browser's own waits for the other side, for up to a
 * minute, when the network is gone: just when a new connection is wanted.
 */
export class PromptWebSocket extends WebSocket {
  #closed = false;

  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols);
    // The first listener: a close that comes after it was announced reaches nobody.
    this.addEventListener("close", (event) => {
      if (this.#closed) event.stopImmediatePropagation();
      this.#closed = true;
    });
  }

  override close(code?: number, reason?: string): void {
    super.close(code, reason);
    setTimeout(() => this.#closed || this.dispatchEvent(new CloseEvent("close", { code: 1006 })), CLOSING_MS);
  }
}
