const PATIENCE_MS = 60_000;

export class Round {
  readonly #first: number;
  readonly #audience: number;
  readonly #sent: Float64Array;
  readonly #seen: Uint32Array;
  readonly #last: Float64Array;
  #said = 0;
  #missing = 0;
  readonly #sights: Float64Array;
  #count = 0;
  #done: (() => void) | undefined;

  constructor({ first, size, audience }: { first: number; size: number; audience: number }) {
    this.#first = first;
    this.#audience = audience;
    this.#sent = new Float64Array(size);
    this.#seen = new Uint32Array(size);
    this.#last = new Float64Array(size);
    this.#sights = new Float64Array(size * audience);
  }

  /** The message is sent now or due at `at`. */
  say(at = performance.now()): number {
    const index = this.#said;
    this.#said += 1;
    this.#missing += this.#audience;
    this.#sent[index] = at;
    return this.#first + index;
  }

  see(number: number, at = performance.now()): void {
    const index = number - this.#first;
    if (index < 0 || index >= this.#said) throw new Error(`message ${number} was seen, which nobody sent now`);
    const times = (this.#seen[index] ?? 0) + 1;
    this.#seen[index] = times;
    if (times > this.#audience) throw new Error(`message ${number} was seen ${times} times by ${this.#audience}`);
    this.#last[index] = at;
    this.#sights[this.#count] = at - (this.#sent[index] ?? 0);
    this.#count += 1;
    this.#missing -= 1;
    if (this.#missing === 0) this.#done?.();
  }

  async whenSeen(): Promise<void> {
    if (this.#missing === 0) return;
    await new Promise<void>((resolve, reject) => {
      const patience = setTimeout(() => {
        reject(new Error(`${this.#missing} of ${this.#said * this.#audience} deliveries never came`));
      }, PATIENCE_MS);
      this.#done = () => {
        clearTimeout(patience);
        resolve();
      };
    });
  }

  sentAt(number: number): number {
    return this.#sent[number - this.#first] ?? Number.NaN;
  }

  get said(): number {
    return this.#said;
  }

  get deliveries(): number {
    return this.#count;
  }

  /** In milliseconds, for each recipient. */
  get sights(): Float64Array {
    return this.#sights.subarray(0, this.#count);
  }

  /** In milliseconds, by the last recipient of each message. */
  get untilLast(): Float64Array {
    return this.#last.map((at, index) => at - (this.#sent[index] ?? 0)).subarray(0, this.#said);
  }
}
