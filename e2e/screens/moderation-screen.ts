import type { Locator, Page } from "playwright/test";
import { InvitationDialog } from "./invitation-dialog";
import { PersonDialog } from "./person-dialog";

export type Section = "Room" | "People" | "Waiting" | "To review" | "Invitations" | "Log" | "Keep";

/** The moderators' panel, beside the chat or in its place. */
export class ModerationScreen {
  readonly place;
  /** The heading of the section that is open. */
  readonly heading;
  readonly toChat;
  readonly chatSwitch;
  readonly clearButton;
  /** Asks before the history is cleared, or an invitation is revoked. */
  readonly question;
  readonly newInvitation;
  readonly invitationDialog: InvitationDialog;
  readonly personDialog: PersonDialog;
  readonly find;
  readonly log;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.place = page.locator("[data-region=panel]");
    this.heading = this.place.getByRole("heading", { level: 2 });
    this.toChat = page
      .getByRole("link", { name: "To the chat" })
      .or(page.getByRole("button", { name: "Close the panel" }));
    this.chatSwitch = page.getByRole("switch", { name: "Chat" });
    this.clearButton = page.getByRole("button", { name: "Clear history…" });
    this.question = page.getByRole("alertdialog");
    this.newInvitation = page.getByRole("button", { name: "New invitation" });
    this.invitationDialog = new InvitationDialog(page);
    this.personDialog = new PersonDialog(page);
    this.find = page.getByRole("searchbox", { name: "Find a person" });
    this.log = page.getByRole("region", { name: "What happened" });
  }

  /** The way to a section; the count behind its name may be any. */
  section(name: Section): Locator {
    return this.place.getByRole("link", { name: new RegExp(`^${name}(, \\d.*)?$`) });
  }

  async opens(name: Section): Promise<void> {
    await this.section(name).click();
    await this.place.getByRole("heading", { level: 2, name, exact: true }).waitFor();
  }

  person(name: string): Locator {
    return this.#page.getByRole("row").filter({ has: this.change(name) });
  }

  change(name: string): Locator {
    return this.#page.getByRole("button", { name: `Change ${name}`, exact: true });
  }

  revoke(role: string): Locator {
    return this.#page.getByRole("button", { name: `Revoke, ${role}` });
  }

  /** The row of an invitation, by its label. */
  invitation(label: string): Locator {
    return this.#page.getByRole("row").filter({ hasText: label });
  }

  async clear(): Promise<void> {
    await this.opens("Keep");
    await this.clearButton.click();
    await this.question.getByRole("button", { name: "Clear history" }).click();
    await this.question.waitFor({ state: "hidden" });
  }

  async setGroups(name: string, groups: readonly string[]): Promise<void> {
    await this.opens("People");
    await this.change(name).click();
    for (const group of groups) {
      await this.personDialog.groups.fill(group);
      await this.personDialog.addGroup.click();
    }
    await this.#save();
  }

  async promote(name: string): Promise<void> {
    await this.opens("People");
    await this.change(name).click();
    await this.personDialog.moderates.click();
    await this.#save();
  }

  async takeOut(name: string, group: string): Promise<void> {
    await this.opens("People");
    await this.change(name).click();
    await this.personDialog.dialog.getByRole("button", { name: `Take out ${group}` }).click();
    await this.#save();
  }

  async #save(): Promise<void> {
    await this.personDialog.save.click();
    await this.personDialog.dialog.waitFor({ state: "hidden" });
  }
}
