import type { Order, Outcome } from "../deeds";

/** What the operator has typed behind the name of a subcommand. */
export type Given = {
  readonly words: readonly string[];
  readonly options: { readonly json: boolean; readonly yes: boolean };
};

/** What a subcommand works with. */
export type Desk = {
  /** Has an order carried out; throws an error whose message is one line. */
  carryOut(order: Order): Promise<Outcome>;
  /** Asks whoever is in front of the screen; nobody is, where it is undefined. */
  readonly confirm: ((question: string) => Promise<boolean>) | undefined;
};

/** One of the operator's commands. Another one is a file of its own, and one line in the list. */
export type Subcommand = {
  /** As it is typed, in one or two words. */
  readonly name: string;
  /** What is typed behind it. */
  readonly takes: string;
  /** What it does, in a line. */
  readonly does: string;
  /** Does it, and answers what is to be printed; throws a {@link Misuse}, or an error whose message is one line. */
  readonly run: (given: Given, desk: Desk) => Promise<string>;
};

/** Something was typed that means nothing. */
export class Misuse extends Error {}

/** The only word that was typed, in its form. */
export function onlyWord({ words }: Given, what: string): string {
  const [word, ...more] = words;
  if (word === undefined) throw new Misuse(`${what} is missing`);
  if (more.length > 0) throw new Misuse(`there is one word too many: ${more[0]}. Put quotation marks around ${what}`);
  return word;
}
