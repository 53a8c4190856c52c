import { Keyboard } from "../fixtures/page/keyboard";
import { expect, test } from "../fixtures/test";

test("people without a mouse start a room, join it, write, whisper and switch the chat off", async ({ alice, bob }) => {
  const alices = new Keyboard(alice.page);
  const bobs = new Keyboard(bob.page);

  await alice.page.goto("/");
  await alices.writes(alice.home.title, "Quarterly planning");
  await alices.writes(alice.home.name, "Alice");
  await alice.page.keyboard.press("Enter");
  await expect(alice.room.composer.field).toBeFocused();
  await alices.presses(alice.room.copyButton);
  await alice.room.toast.waitFor();
  const invitation = await alice.page.evaluate(() => navigator.clipboard.readText());

  await bob.page.goto("/");
  await bobs.writes(bob.home.invitation, invitation);
  await bob.page.keyboard.press("Enter");
  await expect(bob.door.name).toBeFocused();
  await bob.page.keyboard.type("Bob");
  await bob.page.keyboard.press("Enter");
  await expect(bob.room.composer.field).toBeFocused();
  await bob.page.keyboard.type("Good morning");
  await bob.page.keyboard.press("Shift+Enter");
  await bob.page.keyboard.type("from the train");
  await bob.page.keyboard.press("Enter");
  await expect(alice.room.messages.saying("Good morning")).toContainText("from the train");

  await bobs.reaches(bob.room.people.search);
  await bob.page.keyboard.type("ali");
  await bob.page.keyboard.press("ArrowDown");
  await expect(bob.room.people.named("Alice")).toBeFocused();
  const people = bob.room.people.aside.getByRole("list", { name: "People" });
  await expect(people).toHaveAccessibleDescription("The arrow keys go from person to person.");
  await expect(people.getByRole("listitem").filter({ hasText: "Alice" })).toBeVisible();
  await bob.page.keyboard.press("Enter");
  await expect(bob.room.messages.of("Alice")).toBeVisible();
  await expect(bob.room.composer.field).toBeFocused();
  await bob.page.keyboard.type("Only for you");
  await bob.page.keyboard.press("Enter");

  await alices.presses(alice.room.conversations.named("Bob"));
  await expect(alice.room.messages.of("Bob")).toBeVisible();
  await expect(alice.room.messages.saying("Only for you")).toBeVisible();
  await alices.presses(alice.room.conversations.named("Everyone"));
  await expect(alice.room.messages.of("Everyone")).toBeVisible();

  await alices.presses(alice.room.moderate);
  await alice.panel.opens("Room");
  await alices.presses(alice.panel.chatSwitch, "Space");
  await expect(alice.panel.chatSwitch).not.toBeChecked();
  await expect(alice.panel.chatSwitch).toBeFocused();
  await bobs.presses(bob.room.conversations.named("Everyone"));
  await expect(bob.room.composer.switchedOff).toContainText("Alice");
});

test("a dialog keeps the focus, and gives it back when it is left with Escape", async ({ alice }) => {
  await alice.startsRoom("Quarterly planning");
  const keyboard = new Keyboard(alice.page);
  await keyboard.presses(alice.room.moderate);

  await alice.panel.opens("Keep");
  await keyboard.presses(alice.panel.clearButton);
  await expect(alice.panel.question).toBeVisible();
  await alice.page.keyboard.press("Escape");
  await expect(alice.panel.question).toBeHidden();
  await expect(alice.panel.clearButton).toBeFocused();

  await alice.panel.opens("Invitations");
  await keyboard.presses(alice.panel.newInvitation);
  const { invitationDialog } = alice.panel;
  await keyboard.reaches(invitationDialog.uses);
  await alice.page.keyboard.type("none");
  await alice.page.keyboard.press("Enter");
  await expect(invitationDialog.uses).toBeFocused();
  await expect(invitationDialog.uses).toHaveAccessibleDescription(/Enter a whole number/);
  await alice.page.keyboard.press("ControlOrMeta+A");
  await alice.page.keyboard.type("3");
  await alice.page.keyboard.press("Enter");
  await expect(invitationDialog.link).toHaveValue(/\/join\/.+/);
  await alice.page.keyboard.press("Escape");
  await expect(alice.panel.newInvitation).toBeFocused();

  await alice.panel.revoke("User").first().click();
  await expect(alice.panel.question).toBeVisible();
  // Behind the question it has no role.
  await alice.page.locator("button", { hasText: "New invitation" }).evaluate(focusesAfterQuestion);
  await alice.page.keyboard.press("Escape");
  await expect(alice.page.locator("body")).toHaveAttribute("data-gone-on");
  // Two frames later, nothing has taken the focus from a user who has gone on.
  await alice.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await expect(alice.panel.newInvitation).toBeFocused();
});

/** Focuses an element in the moment in which the question leaves the page. */
function focusesAfterQuestion(element: HTMLElement | SVGElement): void {
  new MutationObserver((_, observer) => {
    if (document.querySelector("[role='alertdialog']")) return;
    observer.disconnect();
    element.focus();
    document.body.dataset.goneOn = "";
  }).observe(document.body, { childList: true, subtree: true });
}

test("the list of messages is read by keyboard", async ({ alice }) => {
  await alice.startsRoom("Quarterly planning");
  for (let line = 1; line <= 40; line += 1) await alice.room.composer.say(`Line ${line}`);
  await expect(alice.room.messages.saying(/Line 40$/)).toBeVisible();
  const keyboard = new Keyboard(alice.page);
  await keyboard.reaches(alice.room.messages.saying(/Line 40$/), "Shift+Tab");
  await alice.page.keyboard.press("Home");
  await expect(alice.room.messages.saying(/Line 1$/)).toBeInViewport();
  await keyboard.presses(alice.room.messages.toNewest);
  await expect(alice.room.messages.saying(/Line 40$/)).toBeInViewport();
});
