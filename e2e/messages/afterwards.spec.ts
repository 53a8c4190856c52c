import { expect, test } from "../fixtures/test";

test("a message is answered, corrected, taken back and removed", async ({ alice, bob, meeting }) => {
  expect(meeting).toContain("/join/");
  const { messages, messageMenu, composer } = bob.room;
  await alice.room.composer.say("When do we meet?");
  await expect(messages.saying("When do we meet?")).toBeVisible();

  // Bob answers by the bar; the strip says to what, and the answer leads back.
  await messages.saying("When do we meet?").hover();
  await messageMenu.inBar(messages.saying("When do we meet?"), "Reply").click();
  await expect(composer.field).toBeFocused();
  await expect(composer.replyStrip).toContainText("When do we meet?");
  await composer.say("At tne");
  await expect(composer.replyStrip).toBeHidden();
  const answer = alice.room.messages.saying("At tne");
  await expect(answer.getByRole("button", { name: "Go to the message that this answers" })).toContainText(
    "When do we meet?",
  );

  // He corrects it from the empty field; the draft waits.
  await composer.field.press("ArrowUp");
  await expect(composer.editor).toBeFocused();
  await expect(composer.editor).toHaveValue("At tne");
  await composer.editor.fill("At ten");
  await composer.editor.press("Enter");
  await expect(composer.field).toBeFocused();
  await expect(alice.room.messages.saying("At ten")).toContainText("(edited)");
  await expect(alice.room.messages.saying("At tne")).toHaveCount(0);

  // He takes a message back: nobody keeps a line of it, and the text is in the field again.
  await composer.say("The budget is secret");
  await expect(alice.room.messages.saying("The budget is secret")).toBeVisible();
  await composer.undo.click();
  await expect(composer.field).toHaveValue("The budget is secret");
  await expect(alice.room.messages.saying("The budget is secret")).toHaveCount(0);
  await expect(alice.room.messages.log).not.toContainText("took this message back");
  await composer.field.fill("");

  // Alice, who moderates, removes Bob's answer after a question.
  await alice.room.messages.saying("At ten").hover();
  await alice.room.messageMenu.inBar(alice.room.messages.saying("At ten"), "More").click();
  await alice.room.messageMenu.item("Remove…").click();
  const dialog = alice.page.getByRole("dialog", { name: "Remove this message for everybody?" });
  await expect(dialog.getByRole("heading").locator(":focus")).toBeVisible();
  await expect(dialog.getByRole("blockquote")).toHaveText(/^\s*Bob\s*At ten$/);
  await dialog.getByRole("button", { name: "No reason" }).click();
  await expect(dialog).toBeHidden();
  await expect(messages.log).toContainText("A moderator removed this message.");
  await expect(messages.saying("At ten")).toHaveCount(0);
});

test("an answer that is begun outlives a reload", async ({ alice, meeting }) => {
  expect(meeting).toContain("/join/");
  const { messages, messageMenu, composer } = alice.room;
  await composer.say("Question");
  // Once it is in the room, it has its bar.
  await messages.saying("Question").hover();
  await expect(messageMenu.inBar(messages.saying("Question"), "Reply")).toBeVisible();
  await messages.saying("Question").focus();
  await alice.page.keyboard.press("y");
  await composer.field.fill("Half an answer");
  await alice.page.reload();
  await expect(composer.field).toHaveValue("Half an answer");
  await expect(composer.replyStrip).toContainText("Question");
  await composer.field.press("Escape");
  await expect(composer.replyStrip).toBeHidden();
  await expect(composer.field).toHaveValue("Half an answer");
});

test("a long name leaves room for the words that are answered", async ({ alice, newcomer, meeting }) => {
  const wilhelmina = await newcomer("Dr. Wilhelmina Vandenbroucke-Featherstonehaugh");
  await wilhelmina.joins(meeting);
  await wilhelmina.room.composer.say("From me, too, and from all of my colleagues in the other offices");
  const { page, room } = alice;
  await page.setViewportSize({ width: 390, height: 844 });
  const message = room.messages.saying("From me, too");
  await message.focus();
  await page.keyboard.press("y");
  const strip = await room.composer.replyStrip.boundingBox();
  const words = await room.composer.replyStrip.getByText("From me, too").boundingBox();
  expect(words?.width).toBeGreaterThan((strip?.width ?? 0) * 0.35);
});
