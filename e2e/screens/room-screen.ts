import type { Locator, Page } from "playwright/test";
import { Composer } from "./composer";
import { Conversations } from "./conversations";
import { MessageMenu } from "./message-menu";
import { Messages } from "./messages";
import { PersonMenu } from "./panes/person-menu";
import { Search } from "./panes/search";
import { People } from "./people";
import { Pins } from "./pins";
import { Reactions } from "./reactions";

/** The page of a room. */
export class RoomScreen {
  readonly heading;
  readonly conversations: Conversations;
  readonly messages: Messages;
  readonly messageMenu: MessageMenu;
  readonly reactions: Reactions;
  readonly pins: Pins;
  readonly composer: Composer;
  readonly people: People;
  readonly personMenu: PersonMenu;
  readonly search: Search;
  readonly own: Own;
  /** The button for the own hand, by what it does, and the words about its place. */
  readonly hand;
  readonly moderate;
  readonly copyButton;
  /** How the connection is, in words, while it is not good. */
  readonly connection;
  /** The words that tell a screen reader of new messages. */
  readonly announcement;
  readonly toast;
  readonly backToConversations;
  readonly backToMessages;
  readonly showPeople;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    const header = page.getByRole("banner");
    this.heading = header.getByRole("heading", { level: 1 });
    this.conversations = new Conversations(page);
    this.messages = new Messages(page);
    this.messageMenu = new MessageMenu(page);
    this.reactions = new Reactions(page);
    this.pins = new Pins(page);
    this.composer = new Composer(page);
    this.people = new People(page);
    this.personMenu = new PersonMenu(page);
    this.search = new Search(page);
    this.own = new Own(page);
    this.hand = {
      raise: header.getByRole("button", { name: "Raise your hand" }),
      lower: header.getByRole("button", { name: "Lower your hand" }),
      place: header.getByText(/^Your hand is up, at place \d+$/),
    };
    this.moderate = header.getByRole("link", { name: "Moderate" });
    this.copyButton = header.getByRole("button", { name: "Copy invitation" });
    this.connection = header.getByRole("status");
    this.announcement = page.locator("[aria-live=polite][aria-atomic=true]");
    this.toast = page.getByText("Link copied");
    this.backToConversations = header.getByRole("link", { name: "Back to the conversations" });
    this.backToMessages = header.getByRole("link", { name: "Back to the messages" });
    this.showPeople = header.getByRole("link", { name: /^People, \d+ here$/ });
  }

  /** Copies the link that invites to the room, and reads it from the clipboard. */
  async copyInvitation(): Promise<string> {
    await this.copyButton.or(this.backToConversations).first().waitFor();
    // On a phone the button stands above the conversations.
    const isNarrow = await this.backToConversations.isVisible();
    if (isNarrow) await this.backToConversations.click();
    await this.copyButton.click();
    await this.toast.waitFor();
    if (isNarrow) await this.openConversation("Everyone");
    return this.#page.evaluate(() => navigator.clipboard.readText());
  }

  async openPrivate(name: string): Promise<void> {
    await this.people.messagePrivately(name);
    await this.messages.of(name).waitFor();
  }

  async openConversation(name: string): Promise<void> {
    await this.conversations.open(name);
    await this.messages.of(name).waitFor();
  }
}

/** The user's own things in a room: the menu, and the windows that it opens. */
class Own {
  readonly menu;
  readonly settings;
  readonly keys;
  readonly switcher;
  readonly showTyping;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.menu = page.getByRole("banner").getByRole("button", { name: /: your menu$/ });
    this.settings = page.getByRole("dialog", { name: "Settings" });
    this.keys = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    this.switcher = page.getByRole("dialog", { name: "Go to" });
    this.showTyping = this.settings.getByRole("switch", { name: "Show that I am typing" });
  }

  async chooses(entry: string): Promise<void> {
    await this.menu.click();
    await this.#page.getByRole("menuitem", { name: entry }).click();
  }

  async opensSettings(): Promise<void> {
    await this.chooses("Settings…");
    await this.settings.waitFor();
  }

  /** A choice in the settings: "Theme", "Dark". */
  choice(of: string, name: string): Locator {
    return this.settings.getByRole("radiogroup", { name: of }).getByRole("radio", { name });
  }
}
