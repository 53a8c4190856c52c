import type { Page } from "playwright/test";
import { field } from "./field";

/** Where one says something. */
export class Composer {
  readonly field;
  readonly sendButton;
  readonly emojiButton;
  /** The field while an own message is edited. */
  readonly editor;
  /** The message that the draft answers. */
  readonly replyStrip;
  readonly undo;
  /** Who else is typing. */
  readonly typists;
  /** What stands above the field while the chat is off. */
  readonly switchedOff;

  constructor(page: Page) {
    const main = page.getByRole("main");
    this.field = field(main, "Write a message");
    this.sendButton = main.getByRole("button", { name: "Send" });
    this.editor = field(main, "Edit the message");
    this.replyStrip = main.locator("form > div").filter({ hasText: "In reply to" });
    this.undo = main.getByRole("button", { name: "Undo", exact: true });
    this.typists = main.getByRole("paragraph").filter({ hasText: /(is|are) typing$/ });
    this.emojiButton = main.getByRole("button", { name: "Emoji" });
    this.switchedOff = main.getByRole("paragraph").filter({ hasText: /(has|have) switched the chat off/ });
  }

  async say(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press("Enter");
  }
}
