import assert from "node:assert/strict";
import test from "node:test";
import { GROUNDS, groundOf } from "./avatar-grounds";

test("people who come one after the other differ", () => {
  const grounds = GROUNDS.map((_, place) => groundOf(`a person ${place}`, place));
  assert.equal(new Set(grounds).size, GROUNDS.length);
  assert.equal(groundOf("the ninth", GROUNDS.length), grounds[0]);
});

test("without a place, a person has the same colour everywhere, whoever else is there", () => {
  const ids = Array.from({ length: 400 }, (_, at) => `70077007-0000-4000-8000-${String(at).padStart(12, "0")}`);
  const colours = new Map(ids.map((id) => [id, groundOf(id)]));
  for (const id of ids.toReversed()) assert.equal(groundOf(id), colours.get(id));
  for (const ground of GROUNDS) {
    const count = ids.filter((id) => colours.get(id) === ground).length;
    assert.ok(count > 25 && count < 75, `${ground} has ${count} of 400 people`);
  }
});

test("no two colours are alike", () => {
  for (const [at, one] of GROUNDS.entries())
    for (const other of GROUNDS.slice(at + 1)) {
      const [from, to] = [perceived(rgb(one)), perceived(rgb(other))];
      const distance = Math.hypot(...from.map((it, axis) => it - (to[axis] ?? 0)));
      assert.ok(distance > 0.095, `${one} and ${other}: ${distance}`);
    }
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

function linear(colour: Colour): Colour {
  const [red = 0, green = 0, blue = 0] = colour.map((it) =>
    it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4,
  );
  return [red, green, blue];
}

/** In OKLab, where equal distances look alike. */
function perceived(colour: Colour): Colour {
  const [red, green, blue] = linear(colour);
  const long = Math.cbrt(0.4122 * red + 0.5363 * green + 0.0514 * blue);
  const medium = Math.cbrt(0.2119 * red + 0.6807 * green + 0.1074 * blue);
  const short = Math.cbrt(0.0883 * red + 0.2817 * green + 0.63 * blue);
  return [
    0.2105 * long + 0.7936 * medium - 0.0041 * short,
    1.978 * long - 2.4286 * medium + 0.4506 * short,
    0.0259 * long + 0.7828 * medium - 0.8087 * short,
  ];
}

function contrastWithWhite(colour: Colour): number {
  const [red, green, blue] = linear(colour);
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
