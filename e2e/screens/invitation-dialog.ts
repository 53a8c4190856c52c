import type { Page } from "playwright/test";
import { field } from "./field";

/** Makes an invitation, and hands out its link. */
export class InvitationDialog {
  readonly dialog;
  readonly label;
  readonly role;
  readonly groups;
  readonly expires;
  readonly uses;
  readonly make;
  readonly link;
  readonly done;

  constructor(page: Page) {
    this.dialog = page.getByRole("dialog");
    this.label = field(this.dialog, "Label");
    this.role = this.dialog.getByRole("combobox", { name: "Role" });
    this.groups = this.dialog.getByRole("combobox", { name: "Groups" });
    this.expires = this.dialog.getByRole("combobox", { name: "Expires" });
    this.uses = field(this.dialog, "How many people");
    this.make = this.dialog.getByRole("button", { name: "Make invitation" });
    this.link = field(this.dialog, "Link");
    this.done = this.dialog.getByRole("button", { name: "Done" });
  }
}
