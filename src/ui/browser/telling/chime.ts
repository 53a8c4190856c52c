/** Two tones, a fourth apart: pitch in hertz, times in seconds. */
const TONES = [
  { pitch: 587, from: 0, lasts: 0.22 },
  { pitch: 784, from: 0.09, lasts: 0.32 },
] as const;
const LOUDNESS = 0.045;

/** A soft sound. Browsers allow none before the user has touched the page, and then nothing is heard. */
export class Chime {
  #context: AudioContext | undefined;

  async ring(): Promise<void> {
    try {
      if (navigator.userActivation?.hasBeenActive === false) return;
      this.#context ??= new AudioContext();
      if (this.#context.state === "suspended") await this.#context.resume();
      for (const tone of TONES) this.#sound(this.#context, tone);
    } catch {
      // No sound here.
    }
  }

  #sound(context: AudioContext, { pitch, from, lasts }: (typeof TONES)[number]): void {
    const [tone, gain] = [context.createOscillator(), context.createGain()];
    const begin = context.currentTime + from;
    tone.frequency.value = pitch;
    gain.gain.setValueAtTime(0, begin);
    gain.gain.linearRampToValueAtTime(LOUDNESS, begin + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.0001, begin + lasts);
    tone.connect(gain).connect(context.destination);
    tone.start(begin);
    tone.stop(begin + lasts);
  }
}
