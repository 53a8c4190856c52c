const MARK = Buffer.from("~~~");
const DIGITS = 7;

export function marked(number: number, bytes: number): string {
  return `~~~${String(number).padStart(DIGITS, "0")}`.padEnd(bytes, " and so on");
}

/** Nothing is parsed: a search for bytes costs next to nothing. */
export function marksIn(frame: Buffer, see: (number: number) => void): void {
  for (let at = frame.indexOf(MARK); at >= 0; at = frame.indexOf(MARK, at)) {
    at += MARK.length;
    let number = 0;
    for (const end = at + DIGITS; at < end; at += 1) number = number * 10 + (frame[at] ?? 48) - 48;
    see(number);
  }
}
