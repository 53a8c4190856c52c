import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect, test } from "../fixtures/test";

const DATA = createRequire(import.meta.url).resolve("emojibase-data/en/data.json");

type Drawn = { readonly emoji: string; readonly isColoured: boolean; readonly couldBe: boolean };

test("each emoji has its colours, wherever the system has them", async ({ alice }) => {
  await alice.startsRoom("Quarterly planning");
  await alice.room.composer.emojiButton.click();
  await expect(alice.page.getByRole("gridcell").first()).toBeVisible();
  const known: { emoji: string; version: number }[] = JSON.parse(await readFile(DATA, "utf8"));
  const emojis = known.filter(({ version }) => version <= 15).map(({ emoji }) => emoji);
  const drawn = await alice.page.evaluate(draws, emojis);
  test.skip(!drawn.some(({ couldBe }) => couldBe), "This machine has no coloured emoji.");
  expect(drawn.filter(({ isColoured, couldBe }) => couldBe && !isColoured).map(({ emoji }) => emoji)).toEqual([]);
});

/** Draws emoji as the choice does, and with the system's coloured font alone. It runs in the page. */
async function draws(emojis: string[]): Promise<Drawn[]> {
  const SIZE = 32;
  const cell = document.querySelector("[role=gridcell]");
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIZE;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (!cell || !pen) throw new Error("There is nothing to draw with.");
  const family = getComputedStyle(cell).fontFamily;
  // A system without such a font fails to load it.
  await document.fonts.load(`20px ${family}`, "😄").catch(() => undefined);
  const isColoured = (emoji: string, font: string) => {
    pen.clearRect(0, 0, SIZE, SIZE);
    pen.font = `20px ${font}`;
    pen.fillText(emoji, 2, 24);
    const { data } = pen.getImageData(0, 0, SIZE, SIZE);
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0, alpha = 0] = data.slice(at, at + 4);
      if (alpha > 128 && Math.max(red, green, blue) - Math.min(red, green, blue) > 40) return true;
    }
    return false;
  };
  return emojis.map((emoji) => ({
    emoji,
    isColoured: isColoured(emoji, family),
    couldBe: isColoured(emoji, "'Noto Color Emoji', 'Apple Color Emoji', 'Segoe UI Emoji'"),
  }));
}
