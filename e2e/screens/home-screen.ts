import type { Page } from "playwright/test";
import { field } from "./field";

/** The start page. */
export class HomeScreen {
  readonly heading;
  readonly title;
  readonly name;
  readonly startButton;
  readonly invitation;
  readonly openInvitation;
  readonly language;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.heading = page.getByRole("heading", { level: 1 });
    this.title = field(page, "Name of the room");
    this.name = field(page, "Your name");
    this.startButton = page.getByRole("button", { name: "Start a room" });
    this.invitation = field(page, "Invitation link");
    this.openInvitation = page.getByRole("button", { name: "Open the invitation" });
    this.language = page.getByRole("combobox");
  }

  /** The way back to a room that this browser has been in. */
  knownRoom(title: string) {
    return this.#page.getByRole("listitem").getByRole("link", { name: title });
  }

  async start(title: string, name: string): Promise<void> {
    await this.title.fill(title);
    await this.name.fill(name);
    await this.startButton.click();
  }
}
