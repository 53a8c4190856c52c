import { test } from "../fixtures/network/bad-line";
import { areThere } from "../fixtures/network/scripts";
import { keptTexts } from "../fixtures/page/kept-texts";
import { kept } from "../fixtures/page/unsent";
import { expect } from "../fixtures/test";
import { undoInToast } from "../screens/toast";

test("edits and deletions without a connection show at once, outlive a reload, and go out once, in order", async ({
  alice,
  bob,
  meeting,
  line,
}) => {
  expect(meeting).toContain("/join/");
  const { messages, messageMenu, composer } = bob.room;
  const dialog = bob.page.getByRole("alertdialog");
  const chooses = async (text: string, action: string) => {
    await messages.saying(text).focus();
    await bob.page.keyboard.press("Enter");
    await messageMenu.item(action).click();
  };
  const edits = async (text: string, to: string) => {
    await chooses(text, "Edit");
    await composer.editor.fill(to);
    await composer.editor.press("Enter");
  };
  for (const text of ["At tne", "The budget is secret", "A third thing"]) {
    await composer.say(text);
    await expect(alice.room.messages.saying(text)).toBeVisible();
  }
  await expect.poll(() => kept(bob.page)).toBe(0);
  line.breaks();
  await expect(bob.room.connection).toHaveText("Reconnecting…");

  // The later edit of a message replaces the one that waits.
  await edits("At tne", "At nine");
  await edits("At nine", "At ten");
  await expect(messages.saying("At ten")).toContainText("(edited)");
  await expect(messages.saying("At ten")).toContainText("Waiting for the connection…");
  await edits("A third thing", "A third, better thing");

  // A deletion takes back an edit that waits. Both can be undone while nobody has heard of them.
  await edits("The budget is secret", "The budget is most secret");
  await chooses("most secret", "Remove…");
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect(messages.saying("secret")).toHaveCount(0);
  await undoInToast(bob.page).click();
  await expect(messages.saying("The budget is most secret")).toBeVisible();
  await chooses("most secret", "Remove…");
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect(messages.saying("secret")).toHaveCount(0);
  await expect(bob.page.getByText("most secret")).toHaveCount(0);

  // A message that has not left is changed and taken back as it is.
  await composer.say("Helo all");
  await composer.field.press("ArrowUp");
  await expect(composer.editor).toHaveValue("Helo all");
  await composer.editor.fill("Hello all");
  await composer.editor.press("Enter");
  await expect(messages.saying("Hello all")).not.toContainText("(edited)");
  await composer.say("A secret of mine");
  await composer.undo.click();
  await expect(composer.field).toHaveValue("A secret of mine");
  await composer.field.fill("");
  await expect.poll(() => keptTexts(bob.page)).not.toContain("secret");
  expect(await keptTexts(bob.page)).toContain("At ten");

  // Meanwhile a moderator removes a message that Bob has edited.
  const third = alice.room.messages.saying("A third thing");
  await third.hover();
  await alice.room.messageMenu.inBar(third, "More").click();
  await alice.room.messageMenu.item("Remove…").click();
  await alice.page.getByRole("button", { name: "No reason" }).click();
  await expect(third).toHaveCount(0);

  await bob.page.reload();
  line.heals();
  // A message that its author takes back leaves no line within ten seconds, and later one without the text.
  const lines = alice.room.messages.all.filter({ hasNotText: "took this message back" });
  await expect(lines).toHaveText([/At ten/, /A moderator removed/, /Hello all/]);
  await expect(alice.room.messages.log).not.toContainText("secret");
  await expect(messages.saying("At ten")).not.toContainText("Waiting");

  // The deletion beats the edit, whose text is not lost.
  const refused = messages.saying("A third, better thing");
  await expect(refused).toContainText("Not changed. This message was removed.");
  expect(alice.received).not.toContain("better");
  await refused.getByRole("button", { name: "Send as a new message" }).click();
  await expect(alice.room.messages.saying("A third, better thing")).toBeVisible();
  await expect.poll(() => kept(bob.page)).toBe(0);
  const left = await keptTexts(bob.page);
  for (const text of ["At ten", "secret", "better"]) expect(left).not.toContain(text);

  // An editor whose message goes keeps its text.
  await chooses("At ten", "Edit");
  await composer.editor.fill("At half past ten");
  const first = alice.room.messages.saying("At ten");
  await first.hover();
  await alice.room.messageMenu.inBar(first, "More").click();
  await alice.room.messageMenu.item("Remove…").click();
  await alice.page.getByRole("button", { name: "No reason" }).click();
  await expect(bob.page.getByRole("alert")).toContainText("The message that you are editing was removed.");
  await expect(composer.editor).toHaveValue("At half past ten");
  await bob.page.getByRole("main").getByRole("button", { name: "Send as a new message" }).click();
  await expect(alice.room.messages.saying("At half past ten")).toBeVisible();
});

test("the Undo of a deletion that waits goes when the connection is back", async ({ bob, meeting, line }) => {
  expect(meeting).toContain("/join/");
  const { messages, messageMenu, composer } = bob.room;
  await composer.say("The budget is secret");
  await expect(messages.saying("secret").locator("time")).toBeVisible();
  await areThere(bob.page, ["messages.action.menu", "moderation.removal.ask_own"]);
  line.breaks();
  await expect(bob.room.connection).toHaveText("Reconnecting…");
  await messages.saying("secret").focus();
  await bob.page.keyboard.press("Enter");
  await messageMenu.item("Remove…").click();
  await bob.page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(undoInToast(bob.page)).toHaveAccessibleName("Undo removing");
  // A toast under the mouse stays.
  await undoInToast(bob.page).hover();
  line.heals();
  await expect(bob.room.connection).toHaveText("");
  await expect(undoInToast(bob.page)).toHaveCount(0);
});
