import { expect, test } from "../fixtures/test";

test.beforeEach(({ meeting }) => {
  expect(meeting).toContain("/join/");
});

test("each conversation keeps its own draft, over a reload", async ({ alice, bob, carol }) => {
  await expect(bob.room.people.named(carol.name)).toBeVisible();
  await bob.room.composer.field.fill("To the room, unfinis");
  await bob.room.openPrivate("Carol");
  await expect(bob.room.composer.field).toHaveValue("");
  await bob.room.composer.field.fill("To Carol\nwith a second line");
  await bob.room.openPrivate("Alice");
  await bob.room.composer.field.fill("Nur für Alice 😊");

  await bob.page.reload();
  await expect(bob.room.composer.field).toHaveValue("Nur für Alice 😊");
  await bob.room.openPrivate("Carol");
  await expect(bob.room.composer.field).toHaveValue("To Carol\nwith a second line");
  await bob.room.openConversation("Everyone");
  await expect(bob.room.composer.field).toHaveValue("To the room, unfinis");

  await bob.room.openPrivate("Alice");
  await bob.room.composer.field.press("Enter");
  await expect(bob.room.composer.field).toHaveValue("");
  await alice.room.openConversation("Bob");
  await expect(alice.room.messages.all).toHaveText([/Nur für Alice 😊$/]);
  await bob.page.reload();
  await expect(bob.room.messages.saying("Nur für Alice")).toBeVisible();
  await expect(bob.room.composer.field).toHaveValue("");
});

test("the composer grows with what is written, up to eight lines, and counts before it is too much", async ({
  bob,
}) => {
  const { composer } = bob.room;
  const height = async () => (await composer.field.boundingBox())?.height ?? 0;
  const oneLine = await height();
  await composer.field.press("a");
  await composer.field.press("Shift+Enter");
  await composer.field.press("b");
  await expect.poll(height).toBeGreaterThan(oneLine + 15);
  await composer.field.fill("line\n".repeat(7));
  await expect.poll(height).toBeGreaterThan(5 * oneLine);
  const eightLines = await height();
  await composer.field.fill("line\n".repeat(30));
  await expect.poll(() => composer.field.evaluate((field) => field.scrollHeight)).toBeGreaterThan(3 * eightLines);
  expect(Math.abs((await height()) - eightLines)).toBeLessThanOrEqual(8);

  const main = bob.page.getByRole("main");
  await composer.field.fill("x".repeat(3_499));
  await expect(main.getByText(/of 4,096 bytes/)).toHaveCount(0);
  await composer.field.fill("é".repeat(1_750));
  await expect(main.getByText("3,500 of 4,096 bytes")).toBeVisible();
  await composer.field.fill("é".repeat(2_049));
  await expect(main.getByText("2 bytes too long: shorten it, or send it in two parts.")).toBeVisible();
  await composer.field.press("Enter");
  await expect(composer.field).toHaveValue("é".repeat(2_049));
  await composer.field.fill("é".repeat(2_048));
  await composer.field.press("Enter");
  await expect(bob.room.messages.saying("é".repeat(2_048))).toBeVisible();
});
