import { Line } from "../fixtures/network/line";
import { expect, test } from "../fixtures/test";

test.describe("a moderator", () => {
  test.beforeEach(async ({ meeting, alice }) => {
    expect(meeting).toContain("/join/");
    await alice.room.moderate.click();
  });

  test("switches the chat off and on again; drafts are kept", async ({ alice, bob, carol }) => {
    await bob.room.composer.field.fill("Half a sen");
    await expect(alice.panel.chatSwitch).toBeChecked();
    await alice.panel.chatSwitch.click();

    await expect(bob.room.composer.switchedOff).toHaveText(/Alice.* has switched the chat off\. Your draft is kept\./);
    await expect(bob.room.messages.notice("Alice switched the chat off")).toBeVisible();
    await expect(bob.room.composer.sendButton).toHaveAttribute("aria-disabled", "true");
    await bob.room.composer.field.press("End");
    await bob.room.composer.field.pressSequentially("tence");
    await bob.room.composer.field.press("Enter");
    await expect(bob.room.composer.field).toHaveValue("Half a sentence");

    await carol.page.reload();
    await expect(carol.room.composer.switchedOff).toContainText("A moderator has switched the chat off");
    await alice.panel.toChat.click();
    await expect(alice.room.composer.switchedOff).toContainText("You have switched the chat off");

    await alice.room.moderate.click();
    await expect(alice.panel.chatSwitch).not.toBeChecked();
    await alice.panel.chatSwitch.click();
    await expect(bob.room.composer.switchedOff).toHaveCount(0);
    await expect(carol.room.composer.switchedOff).toHaveCount(0);
    await expect(bob.room.composer.field).toHaveValue("Half a sentence");
    await bob.room.composer.field.press("Enter");
    await expect(carol.room.messages.all).toHaveText([/Half a sentence$/]);
    await alice.panel.opens("Log");
    await expect(alice.panel.log).toContainText("Alice switched the chat off");
    await expect(alice.panel.log).toContainText("Alice switched the chat on");
  });

  test("switches it off while somebody's message is under way: it stays with them", async ({ alice, bob, carol }) => {
    const line = await Line.of(bob.page);
    await bob.page.reload();
    await expect(bob.room.composer.field).toBeFocused();
    line.holds();
    await bob.room.composer.say("Just too late");
    await alice.panel.opens("Room");
    await alice.panel.chatSwitch.click();
    await expect(bob.room.composer.switchedOff).toBeVisible();
    line.lets();

    const refused = bob.room.messages.saying("Just too late");
    await expect(refused).toContainText("Not sent. The chat is switched off.");
    await expect(bob.room.announcement).toContainText("Not sent.");
    await alice.panel.chatSwitch.click();
    await expect(bob.room.composer.switchedOff).toHaveCount(0);
    await refused.getByRole("button", { name: "Send now" }).click();
    await expect(carol.room.messages.all).toHaveText([/Just too late$/]);
    await expect(bob.room.messages.all).toHaveText([/Just too late$/]);
  });

  test("clears the history after having been asked; private messages stay", async ({ alice, bob, carol }) => {
    await bob.room.composer.say("Forget that I said this.");
    await expect(carol.room.messages.saying("Forget that")).toBeVisible();
    await carol.room.openPrivate("Bob");
    await carol.room.composer.say("Between us.");
    await expect(bob.room.conversations.unreadIn("Carol")).toHaveText("1 unread");

    await alice.panel.opens("Keep");
    await alice.panel.clearButton.click();
    await expect(alice.panel.question).toContainText("every message to everyone");
    await expect(alice.panel.question).toContainText("private messages");
    await alice.panel.question.getByRole("button", { name: "Cancel" }).click();
    await expect(alice.panel.question).toBeHidden();
    await expect(bob.room.messages.saying("Forget that")).toBeVisible();

    await alice.panel.clear();
    await expect(bob.room.messages.notice("Alice cleared the history")).toBeVisible();
    await expect(bob.room.messages.all).toHaveCount(0);
    await expect(carol.room.messages.saying("Between us.")).toBeVisible();

    await carol.page.reload();
    await expect(carol.room.messages.saying("Between us.")).toBeVisible();
    await carol.room.openConversation("Everyone");
    await bob.room.composer.say("A fresh start.");
    await expect(carol.room.messages.all).toHaveText([/A fresh start\.$/]);
  });
});
