/** Somebody of a crowd, whichever server it is at. */
export type Person = {
  /** Is called with the number of each marked text that arrives. */
  onMark: (number: number) => void;
  /** How many bytes the last frame with a marked text had. */
  readonly frameBytes: number;
  readonly isCut: boolean;
  /** Says a text to all who are in the room. */
  say(text: string): unknown;
};
