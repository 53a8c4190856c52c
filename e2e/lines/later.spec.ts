import { areThere, holding, without } from "../fixtures/network/scripts";
import { expect, test } from "../fixtures/test";

// The parts of a room's page that come after its load. A part's script is known by a key of its texts.

const [MENU, SEARCH] = ["own.menu_label", "search.placeholder"];
const [LINK, REACTORS] = ["chat.room_link", "messages.reactions.who"];

test("a menu that is wanted before its script is there opens when it comes, and has the focus", async ({
  bob,
  meeting,
}) => {
  expect(meeting).toBeTruthy();
  const { page, room } = bob;
  const release = await holding(page, MENU);
  await page.reload();
  await room.own.menu.focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("status").filter({ hasText: "Loading…" })).toBeVisible();
  await expect(room.own.menu).toHaveAttribute("aria-expanded", "true");
  release();
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: "Loading…" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(room.own.menu).toBeFocused();
});

test("a menu whose script does not come says so, and can be opened again", async ({ bob, meeting }) => {
  expect(meeting).toBeTruthy();
  const { page, room } = bob;
  const end = await without(page, MENU);
  await page.reload();
  await room.own.menu.click();
  await expect(page.getByText("The server cannot be reached.")).toBeVisible();
  await expect(room.own.menu).toHaveAttribute("aria-expanded", "false");
  end();
  await room.own.menu.click();
  await expect(page.getByRole("menuitem").first()).toBeVisible();
  bob.complaints.forgives(/_next\/static|ERR_FAILED/);
});

test("a search whose script does not come says so in its place, and its field has the focus when it does", async ({
  bob,
  meeting,
}) => {
  expect(meeting).toBeTruthy();
  const { page, room } = bob;
  const end = await without(page, SEARCH);
  await page.reload();
  await expect(room.composer.field).toBeFocused();
  await page.keyboard.press("Control+f");
  const again = page.getByRole("alert").getByRole("button", { name: "Try again" });
  await expect(again).toBeFocused();
  end();
  await again.press("Enter");
  await expect(page.getByRole("searchbox", { name: "Find messages" })).toBeFocused();
  bob.complaints.forgives(/_next\/static|ERR_FAILED/);
});

test("without a connection all parts are there that came in a quiet moment", async ({ bob, meeting }) => {
  expect(meeting).toBeTruthy();
  const { page, room } = bob;
  await areThere(page, [MENU, SEARCH, "messages.action.menu", "moderation.removal.ask_own", "own.clock.label"]);
  await page.context().setOffline(true);
  await room.own.menu.click();
  await expect(page.getByRole("menuitem").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(room.own.menu).toBeFocused();
  await page.keyboard.press("Control+f");
  await expect(page.getByRole("searchbox", { name: "Find messages" })).toBeFocused();
  await page.keyboard.press("Escape");
  await room.composer.say("Written in a tunnel");
  await room.messages.saying("Written in a tunnel").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu", { name: "What to do with the message" })).toBeVisible();
  await page.context().setOffline(false);
  bob.complaints.forgives(/ERR_INTERNET_DISCONNECTED/);
});

test("the link of an empty room whose script does not come says so, leaves the focus, and comes at the next try", async ({
  alice,
}) => {
  const link = await alice.startsRoom("Quarterly planning");
  const { page, room } = alice;
  const field = page.getByRole("textbox", { name: "Invitation link" });
  await expect(field).toHaveValue(link);
  const end = await without(page, LINK);
  await page.reload();
  const again = room.messages.log.getByRole("alert").getByRole("button", { name: "Try again" });
  await expect(again).toBeVisible();
  await expect(room.composer.field).toBeFocused();
  end();
  await again.click();
  await expect(field).toHaveValue(link);
  alice.complaints.forgives(/_next\/static|ERR_FAILED/);
});

test("a reaction whose people are not there yet says what its button does", async ({ bob, meeting }) => {
  expect(meeting).toBeTruthy();
  const { page, room } = bob;
  await room.composer.say("Shall we begin?");
  const message = room.messages.saying("Shall we begin?");
  await message.hover();
  await room.messageMenu.inBar(message, "React").click();
  await room.reactions.search.fill("party popper");
  await page.keyboard.press("Enter");
  const end = await without(page, REACTORS);
  await page.reload();
  await room.reactions.under(message, "🎉, 1, yours").hover();
  await expect(room.reactions.tooltip).toHaveText("🎉, 1, yours");
  await room.composer.field.hover();
  await expect(room.reactions.tooltip).toHaveCount(0);
  end();
  await room.reactions.under(message, "🎉, 1, yours").hover();
  await expect(room.reactions.tooltip).toHaveText("You reacted with party popper");
  bob.complaints.forgives(/_next\/static|ERR_FAILED/);
});
