import { expect, test } from "../fixtures/test";

test("a room that the operator deletes says so to everybody who is in it, and leads home", async ({
  alice,
  bob,
  newcomer,
  server,
}) => {
  const invitation = await alice.startsRoom("Quarterly planning");
  await bob.joins(invitation);
  const doro = await newcomer("Doro", { locale: "de-DE", colorScheme: "dark", viewport: { width: 390, height: 780 } });
  await doro.page.goto(invitation);
  await doro.page.getByRole("textbox").fill("Doro");
  await doro.page.keyboard.press("Enter");
  await doro.page.getByRole("textbox", { name: "Nachricht" }).waitFor();
  await bob.room.composer.field.fill("What I was about to say");
  const room = bob.page.url();
  await alice.room.moderate.click();
  await expect(alice.panel.chatSwitch).toBeChecked();

  await server.isToldToDo("room", "delete", room, "--yes");
  const gone = "This room is not there any more";
  for (const { page } of [alice, bob]) {
    await expect(page.getByRole("heading", { level: 1, name: gone })).toBeVisible({ timeout: 1_000 });
    await expect(page.getByRole("alert").filter({ hasText: "with everything that was said in it" })).toBeVisible();
    await expect(page).toHaveTitle(new RegExp(gone));
  }
  await expect(doro.page.getByRole("heading", { level: 1, name: "Diesen Raum gibt es nicht mehr" })).toBeVisible();
  await bob.page.reload();
  await expect(bob.page.getByRole("heading", { level: 1, name: gone })).toBeVisible();
  await bob.page.getByRole("button", { name: "Remove it from my list" }).click();
  await expect(bob.page).toHaveURL(`${server.origin}/`);
  await expect(bob.home.title).toBeVisible();
  await expect(bob.home.knownRoom("Quarterly planning")).toHaveCount(0);
  await alice.page.getByRole("link", { name: "To the start page" }).click();
  await expect(alice.home.knownRoom("Quarterly planning")).toBeVisible();
});
