/** Joins the frames of a flush once for all connections that get the same ones. */
export class FrameJoiner {
  readonly #joined = new Map<Buffer, { readonly frames: readonly Buffer[]; readonly bytes: Buffer }[]>();

  join(frames: readonly Buffer[]): Buffer {
    const [first] = frames;
    if (first === undefined) return Buffer.alloc(0);
    if (frames.length === 1) return first;
    const known = this.#joined.get(first) ?? [];
    const same = known.find(
      (it) => it.frames.length === frames.length && it.frames.every((frame, at) => frame === frames[at]),
    );
    if (same !== undefined) return same.bytes;
    const bytes = Buffer.concat(frames);
    this.#joined.set(first, [...known, { frames, bytes }]);
    return bytes;
  }
}
