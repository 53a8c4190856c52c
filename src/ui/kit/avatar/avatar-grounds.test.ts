import assert from "node:assert/strict";
import test from "node:test";
import { AvatarGrounds, GROUNDS } from "./avatar-grounds";

test("people have a colour each, and keep it, while there are colours", () => {
  const grounds = new AvatarGrounds();
  const ids = GROUNDS.map((_, index) => `someone ${index}`);
  const colours = ids.map((id) => grounds.of(id));
  assert.equal(new Set(colours).size, GROUNDS.length);
  grounds.of("one more");
  assert.deepEqual(
    ids.map((id) => grounds.of(id)),
    colours,
  );
});

test("no colour is that of an addressee, and white is readable on each", () => {
  for (const ground of GROUNDS) {
    const [red, green, blue] = rgb(ground);
    assert.ok(contrastWithWhite([red, green, blue]) >= 4.5, ground);
    const { hue, saturation } = hueOf([red, green, blue]);
    assert.ok(saturation < 0.15 || !(hue > 160 && hue < 195), `${ground} is teal`);
    assert.ok(saturation < 0.15 || !(hue > 255 && hue < 310), `${ground} is violet`);
  }
});

type Colour = readonly [number, number, number];

function rgb(ground: string): Colour {
  const value = Number.parseInt(/#(\w{6})/.exec(ground)?.[1] ?? "", 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

function contrastWithWhite(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((it) =>
    it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4,
  );
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

function hueOf([red, green, blue]: Colour): { hue: number; saturation: number } {
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const span = most - least;
  if (span === 0) return { hue: 0, saturation: 0 };
  const sixth =
    most === red ? (green - blue) / span : most === green ? 2 + (blue - red) / span : 4 + (red - green) / span;
  return { hue: (sixth * 60 + 360) % 360, saturation: span / most };
}
