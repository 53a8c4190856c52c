/** How long a round may take until everybody has seen everything, in milliseconds. */
const PATIENCE_MS = 60_000;

/** What is said in a round of one room or more, when it was said, and how often and when it was seen last. */
export class Round {
  readonly #first: number;
  readonly #audience: number;
  readonly #sent: Float64Array;
  readonly #seen: Uint32Array;
  readonly #last: Float64Array;
  #said = 0;
  #missing = 0;
  /** Each sight's time since it was said, in milliseconds. */
  readonly #sights: Float64Array;
  #count = 0;
  #done: (() => void) | undefined;

  /**
   * @param first the number of the first message
   * @param size how many messages there will be
   * @param audience how many see each
   */
  constructor({ first, size, audience }: { first: number; size: number; audience: number }) {
    this.#first = first;
    this.#audience = audience;
    this.#sent = new Float64Array(size);
    this.#seen = new Uint32Array(size);
    this.#last = new Float64Array(size);
    this.#sights = new Float64Array(size * audience);
  }

  /** One more message is said now, or was to be at that time; gives its number. */
  say(at = performance.now()): number {
    const index = this.#said;
    this.#said += 1;
    this.#missing += this.#audience;
    this.#sent[index] = at;
    return this.#first + index;
  }

  /** Somebody has seen a message. */
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

  /** Resolves when all that was said so far has been seen by all. */
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

  /** When a message was said. */
  sentAt(number: number): number {
    return this.#sent[number - this.#first] ?? Number.NaN;
  }

  get said(): number {
    return this.#said;
  }

  /** How many deliveries there were. */
  get deliveries(): number {
    return this.#count;
  }

  /** From send to seen, for each who saw it, in milliseconds. */
  get sights(): Float64Array {
    return this.#sights.subarray(0, this.#count);
  }

  /** From send to seen by the last, for each message, in milliseconds. */
  get untilLast(): Float64Array {
    return this.#last.map((at, index) => at - (this.#sent[index] ?? 0)).subarray(0, this.#said);
  }
}
