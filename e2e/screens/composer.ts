import type { Page } from "playwright/test";
import { field } from "./field";

/** The place in which people write. */
export class Composer {
  readonly field;
  /** The frame around all that is written in. */
  readonly frame;
  readonly sendButton;
  readonly emojiButton;
  /** The field while an own message is edited. */
  readonly editor;
  /** The message that the draft answers. */
  readonly replyStrip;
  readonly undo;
  /** The names of others who are typing. */
  readonly typists;
  /** The list behind an `@`, and the option that Enter takes. */
  readonly mentions;
  /** The line above the field while the chat is off. */
  readonly switchedOff;
  /** The line above the field while a moderator has muted the user. */
  readonly muted;

  constructor(page: Page) {
    const main = page.getByRole("main");
    this.field = field(main, "Write a message");
    this.frame = main.locator("form");
    this.sendButton = main.getByRole("button", { name: /^Send (to|privately)/ });
    this.editor = field(main, "Edit the message");
    this.replyStrip = main.locator("form > div").filter({ hasText: "In reply to" });
    this.undo = main.getByRole("button", { name: "Undo sending" });
    this.typists = main.getByRole("paragraph").filter({ hasText: /(is|are) typing$/ });
    const list = main.getByRole("listbox", { name: "Mention somebody" });
    const options = list.getByRole("option");
    this.mentions = { list, options, active: list.getByRole("option", { selected: true }) };
    this.emojiButton = main.getByRole("button", { name: "Emoji" });
    this.muted = main.getByRole("paragraph").filter({ hasText: "A moderator has muted you" });
    this.switchedOff = main.getByRole("paragraph").filter({ hasText: /(has|have) switched the chat off/ });
  }

  async say(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press("Enter");
  }
}
