import { faultsOf } from "../fixtures/page/audit";
import { Speaker } from "../fixtures/speaker";
import { expect, test } from "../fixtures/test";

test("somebody is mentioned by keyboard, and hears, sees and counts it", async ({ alice, bob, carol }) => {
  const { composer } = alice.room;
  const { mentions } = composer;
  await bob.room.openPrivate("Carol");
  await composer.field.pressSequentially("mail a@b.de, @nobody");
  await expect(mentions.list).toHaveCount(0);
  await composer.field.fill("");
  await composer.field.pressSequentially("Could you, @b");
  await expect(mentions.active).toContainText("Bob");
  await expect(composer.field).toBeFocused();
  await expect(composer.field).toHaveAttribute(
    "aria-activedescendant",
    (await mentions.active.getAttribute("id")) ?? "",
  );
  expect(await faultsOf(alice.page)).toEqual([]);
  await alice.page.keyboard.press("Escape");
  await expect(mentions.list).toHaveCount(0);
  await expect(composer.field).toHaveValue("Could you, @b");
  await composer.field.pressSequentially(" or @o");
  await expect(mentions.active).toContainText("Bob");
  await alice.page.keyboard.press("ArrowDown");
  await expect(mentions.active).toContainText("Carol");
  await alice.page.keyboard.press("ArrowUp");
  await alice.page.keyboard.press("Tab");
  await expect(composer.field).toHaveValue("Could you, @b or @Bob ");
  await composer.field.pressSequentially("a@b, and @eve");
  await expect(mentions.active).toContainText("everyone");
  await alice.page.keyboard.press("Control+A");
  await alice.page.keyboard.press("Delete");
  await composer.field.pressSequentially("Could you look, @bo");
  await alice.page.keyboard.press("Enter");
  await composer.field.pressSequentially("?");
  await alice.page.keyboard.press("Enter");

  await expect(bob.room.announcement).toHaveText("Alice mentions you, to everyone: Could you look, @Bob?");
  await expect(bob.room.conversations.mentionsIn("Everyone")).toHaveText("1 message mentions you");
  await expect(bob.room.conversations.unreadIn("Everyone")).toHaveText("1 unread");
  await expect(bob.page).toHaveTitle(/^\(@1 · 1\) /);
  await expect(carol.room.announcement).toHaveText("Alice: Could you look, @Bob?");
  await expect(carol.page.getByText("mentions you")).toHaveCount(0);

  await bob.room.openConversation("Everyone");
  const message = bob.room.messages.saying("Could you look");
  await expect(message).toHaveAccessibleName(/^Alice, .*, mentions you/);
  await expect(bob.room.conversations.mentionsIn("Everyone")).toHaveCount(0);
  await expect(bob.page).toHaveTitle(/^Quarterly/);
  expect(await faultsOf(bob.page)).toEqual([]);
});

test("a mention is a part of its draft, and says whom it does not reach", async ({ alice, bob, meeting, server }) => {
  const { composer, messages, messageMenu, conversations } = alice.room;
  const { mentions } = composer;
  await test.step("it comes back with Undo, and goes with its text", async () => {
    await composer.field.pressSequentially("@bo");
    await mentions.options.filter({ hasText: "Bob" }).click();
    await expect(composer.field).toBeFocused();
    await composer.field.press("Enter");
    await composer.undo.click();
    await expect(composer.field).toHaveValue("@Bob ");
    await composer.field.press("Enter");
    await expect(bob.room.announcement).toHaveText(/mentions? you/);
    await composer.field.pressSequentially("@bo");
    await mentions.options.filter({ hasText: "Bob" }).click();
    await composer.say("nobody");
    await expect(bob.room.announcement).toHaveText("Alice: nobody");
  });

  await test.step("dictated words ask for a mention like typed ones, and a text from the clipboard does not", async () => {
    await composer.field.click();
    await alice.page.keyboard.insertText("Could you, @bo");
    await expect(mentions.active).toContainText("Bob");
    await composer.field.press("ControlOrMeta+A");
    await composer.field.press("ControlOrMeta+X");
    await expect(mentions.list).toHaveCount(0);
    await composer.field.press("ControlOrMeta+V");
    await expect(composer.field).toHaveValue("Could you, @bo");
    await expect(mentions.list).toHaveCount(0);
    await composer.field.fill("");
  });

  await test.step("an answer is announced as one", async () => {
    await bob.room.composer.say("Mine");
    const mine = messages.saying("Mine");
    await mine.hover();
    await messageMenu.inBar(mine, "Reply").click();
    await composer.say("To you");
    await expect(bob.room.announcement).toHaveText("Alice answers you: To you");
  });

  await test.step("a member who is taken out of the group is warned of, before and after", async () => {
    const [moderator, member] = [await Speaker.of(alice, server), await Speaker.of(bob, server)];
    await moderator.joins(meeting, "Alice");
    await member.joins(meeting, "Bob");
    const put = (target: string, groups: string[]) =>
      moderator.client.signaling.send.mutate({
        namespace: "control",
        payload: { action: "set_groups", target, groups },
      });
    for (const { id } of [moderator, member]) await put(id, ["board"]);
    await conversations.open("board");
    await messages.of("board").waitFor();
    await composer.field.pressSequentially("@bo");
    await expect(mentions.options).toHaveText([/Bob/, /board/]);
    await alice.page.keyboard.press("Enter");
    await put(member.id, []);
    await expect(alice.page.getByText("cannot read this conversation, and will not see the mention")).toBeVisible();
    await composer.field.press("Enter");
    await expect(alice.page.getByText("cannot read this conversation, and was not told of the mention")).toBeVisible();
    await expect(messages.saying("@Bob")).toBeVisible();
    await moderator.leaves();
    await member.leaves();
  });
});
