import { expect, type Locator } from "playwright/test";
import { BLANKS, NAMES, NO_NAMES } from "../fixtures/page/foreign-texts";
import { Speaker } from "../fixtures/speaker";
import type { Stage } from "../kinds/kind";
import { PHONE } from "./room";

/** Rooms of odd titles, which one starts under odd names, and goes back to. */
export async function startsOddRooms({ alice, room, wide, look }: Stage): Promise<void> {
  const { page, home } = alice;
  await page.goto("/");
  await refusesWhatIsNoName(home.title, home.startButton);
  await home.title.fill(BLANKS);
  await home.startButton.click();
  await expect(home.title).toHaveAccessibleDescription("Give the room a name.");
  for (const [kind, name] of Object.entries(NAMES)) {
    await home.start(name, name);
    await alice.room.composer.field.waitFor();
    await look(`a room whose title is ${kind}`, alice);
    await page.goBack();
    await home.title.waitFor();
  }
  await look("a start page with odd rooms", alice);
  await page.setViewportSize(PHONE);
  await look("a start page with odd rooms, on a phone", alice);
  await page.setViewportSize(wide);
  await page.goto(room);
  await alice.room.composer.field.waitFor();
}

/** Doors to such rooms, one that is shut again, and to a room where the odd names are taken. */
export async function comesToOddDoors({ newcomer, invitation, server, look }: Stage): Promise<void> {
  const carol = await newcomer("Carol");
  const { page, door, home } = carol;
  const host = await Speaker.at(server);
  await page.goto("/");
  for (const [kind, name] of Object.entries(NAMES)) {
    await home.invitation.fill(server.origin + (await host.opens(name)));
    await home.openInvitation.click();
    await expect(door.joinButton).toBeVisible();
    await look(`a door to a room whose title is ${kind}`, carol);
    await page.goBack();
    await home.invitation.waitFor();
  }
  await page.goForward();
  await expect(door.joinButton).toBeVisible();
  await refusesWhatIsNoName(door.name, door.joinButton);
  await door.join(BLANKS);
  await expect(door.name).toHaveAccessibleDescription(/Enter a name/);
  await page.goto(invitation);
  for (const [kind, name] of Object.entries(NAMES)) {
    await door.join(name);
    await expect(door.name).toHaveAccessibleDescription(/in this room is called|of this room is called/);
    await look(`a door where the name is taken, which is ${kind}`, carol);
  }
  await host.leaves();
}

/** The panel of such a room for somebody who does not moderate, and an invitation to it that is not valid any more. */
export async function losesItsWayToOddRooms({ newcomer, server, look }: Stage): Promise<void> {
  const carol = await newcomer("Carol");
  const { page, door, room } = carol;
  const host = await Speaker.at(server);
  for (const [kind, name] of Object.entries(NAMES)) {
    await page.goto(await host.opens(name));
    await door.join("Carol");
    await room.composer.field.waitFor();
    await page.goto(`${page.url().replace(/#.*/, "")}/moderate`);
    await expect(page.getByRole("heading", { name: "This page is for moderators" })).toBeVisible();
    await look(`the panel of a room whose title is ${kind}`, carol);
  }
  await host.leaves();
}

/** A text that is no name is refused, and the field says so. */
export async function refusesWhatIsNoName(field: Locator, button: Locator): Promise<void> {
  for (const [kind, name] of Object.entries(NO_NAMES)) {
    await field.fill(name);
    await button.click();
    await expect(field, kind).toHaveAccessibleDescription(/Use only characters that can be seen/);
  }
}
