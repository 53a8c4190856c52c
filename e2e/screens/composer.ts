import type { Page } from "playwright/test";
import { field } from "./field";

/** Where one says something. */
export class Composer {
  readonly field;
  readonly sendButton;
  readonly emojiButton;
  /** What stands above the field while the chat is off. */
  readonly switchedOff;

  constructor(page: Page) {
    const main = page.getByRole("main");
    this.field = field(main, "Write a message");
    this.sendButton = main.getByRole("button", { name: "Send" });
    this.emojiButton = main.getByRole("button", { name: "Emoji" });
    this.switchedOff = main.getByRole("paragraph").filter({ hasText: /(has|have) switched the chat off/ });
  }

  async say(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press("Enter");
  }
}
