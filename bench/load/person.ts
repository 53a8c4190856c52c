export type Person = {
  onMark: (number: number) => void;
  readonly frameBytes: number;
  readonly isCut: boolean;
  say(text: string): unknown;
};
