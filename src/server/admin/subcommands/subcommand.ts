import type { Order, Outcome } from "../deeds";

export type Given = {
  readonly words: readonly string[];
  readonly options: { readonly json: boolean; readonly yes: boolean };
};

export type Desk = {
  /** Throws an error whose message is one line. */
  carryOut(order: Order): Promise<Outcome>;
  readonly confirm: ((question: string) => Promise<boolean>) | undefined;
};

export type Subcommand = {
  readonly name: string;
  readonly takes: string;
  readonly does: string;
  /** Returns the text to print; throws a {@link Misuse}, or an error whose message is one line. */
  readonly run: (given: Given, desk: Desk) => Promise<string>;
};

export class Misuse extends Error {}

export function onlyWord({ words }: Given, what: string): string {
  const [word, ...more] = words;
  if (word === undefined) throw new Misuse(`${what} is missing`);
  if (more.length > 0) throw new Misuse(`there is one word too many: ${more[0]}. Put quotation marks around ${what}`);
  return word;
}
