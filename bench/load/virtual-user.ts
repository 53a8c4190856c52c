/** `onMark` gets the number of each marked message that comes. */
export type VirtualUser = {
  onMark: (number: number) => void;
  readonly frameBytes: number;
  readonly isCut: boolean;
  say(text: string): unknown;
};
