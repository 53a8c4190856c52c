import type { Locator, Page } from "playwright/test";

/** The list of messages of the open conversation. */
export class Messages {
  readonly log;
  /** All that is drawn: the list holds only what is near the screen. */
  readonly all;
  /** The line above what one has not read. */
  readonly newLine;
  readonly toNewest;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.log = page.getByRole("log");
    this.all = this.log.getByRole("article");
    this.newLine = this.log.getByRole("heading", { name: "New", exact: true });
    this.toNewest = page.getByRole("main").getByRole("button", { name: /^(\d+\+? new|To the newest message)$/ });
  }

  /** The list of one conversation, if that is the open one. */
  of(conversation: string): Locator {
    return this.#page.getByRole("log", { name: `Messages: ${conversation}`, exact: true });
  }

  /** A message by a part of its text. */
  saying(text: string | RegExp): Locator {
    return this.all.filter({ hasText: text });
  }

  /** A quiet line between the messages. Names in it are set apart, as they may run from right to left. */
  notice(text: string): Locator {
    return this.log.getByRole("paragraph").filter({ hasText: new RegExp(text.replaceAll(" ", "\u2069? \u2068?")) });
  }
}
