import type { Page } from "playwright/test";

/** Changes somebody's role and groups. */
export class PersonDialog {
  readonly dialog;
  readonly moderates;
  readonly groups;
  readonly addGroup;
  readonly save;

  constructor(page: Page) {
    this.dialog = page.getByRole("dialog");
    this.moderates = this.dialog.getByRole("switch", { name: "Moderator" });
    this.groups = this.dialog.getByRole("combobox", { name: "Groups" });
    this.addGroup = this.dialog.getByRole("button", { name: "Add" });
    this.save = this.dialog.getByRole("button", { name: "Save" });
  }
}
