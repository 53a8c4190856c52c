import type { Page } from "playwright/test";
import { field } from "./field";

/** The door: what an invitation leads to, or that it leads nowhere. */
export class JoinScreen {
  readonly heading;
  readonly name;
  readonly joinButton;
  readonly refusal;
  readonly home;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.heading = page.getByRole("heading", { level: 1 });
    this.name = field(page, "Your name");
    this.joinButton = page.getByRole("button", { name: "Join" });
    this.refusal = page.getByRole("main").getByRole("alert");
    this.home = page.getByRole("link", { name: "Back to the start page" });
  }

  /** The way in for whoever was in the room before. */
  backInto(title: string) {
    return this.#page.getByRole("link", { name: `Go into ${title}` });
  }

  async join(name: string): Promise<void> {
    await this.name.fill(name);
    await this.joinButton.click();
  }
}
