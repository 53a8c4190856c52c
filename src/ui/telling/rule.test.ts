import assert from "node:assert/strict";
import { test } from "node:test";
import type { Addressee } from "../../protocol";
import { levelsIn } from "../settings/levels";
import { type Settings, settingsIn } from "../settings/settings";
import type { Occurrence } from "./occurrence";
import { type Look, waysOf } from "./rule";

const [amira, bo] = ["a0", "b0"];
const everyone: Addressee = { scope: "global" };
const backend: Addressee = { scope: "group", target: "Backend" };
const withBo: Addressee = { scope: "private", target: bo };

const plain = (to: Addressee): Occurrence => ({ id: "m0", message_id: "m0", to, source: bo, isOwn: false });
const call = (to: Addressee, calls: Occurrence["calls"] = "mentions"): Occurrence => ({ ...plain(to), calls });

const NOW = 1_000;
function tells(it: Occurrence, told: Settings["told"], levels = {}, look: Look = "away", more: Partial<Settings> = {}) {
  const choices = { ...settingsIn(undefined), desktop: true, told, levels: levelsIn(JSON.stringify(levels)), ...more };
  const { sound, desktop } = waysOf(it, choices, look, NOW);
  return `${sound ? "sound" : ""}${desktop ? " desktop" : ""}`.trim();
}
const BOTH = "sound desktop";

/** To everyone, a call there, to a group, a call there, privately. */
const ALL = [plain(everyone), call(everyone), plain(backend), call(backend), plain(withBo)] as const;
const asked = (told: Settings["told"], levels = {}) => ALL.map((it) => (tells(it, told, levels) === "" ? 0 : 1));

test("Who is told of what: by the choice for all, for all private ones, and for a conversation", () => {
  for (const [told, levels, expected] of [
    ["all", {}, [1, 1, 1, 1, 1]],
    ["mentions", {}, [0, 1, 0, 1, 1]],
    ["private", {}, [0, 0, 0, 0, 1]],
    ["none", {}, [0, 0, 0, 0, 0]],
    ["none", { private: "all" }, [0, 0, 0, 0, 1]],
    ["all", { private: "none" }, [1, 1, 1, 1, 0]],
    ["all", { private: "none", "private:b0": "all" }, [1, 1, 1, 1, 1]],
    ["mentions", { "group:Backend": "all" }, [0, 1, 1, 1, 1]],
    ["all", { global: "mentions" }, [0, 1, 1, 1, 1]],
    ["all", { "private:b0": "mentions" }, [1, 1, 1, 1, 0]],
    ["all", { global: "loud", later: 1 }, [1, 1, 1, 1, 1]],
  ] as const)
    assert.deepEqual(asked(told, levels), expected, `${told} ${JSON.stringify(levels)}`);
});

test("A muted conversation tells not even of a mention, an answer or an announcement", () => {
  for (const calls of ["mentions", "answers", "announces"] as const)
    assert.equal(tells(call(everyone, calls), "all", { global: "none" }), "");
});

test("Nobody is told of what is before their eyes, nor of their own words", () => {
  assert.equal(tells(plain(withBo), "all", {}, "there"), "");
  assert.equal(tells(plain(withBo), "all", {}, "here"), BOTH, "another conversation is open");
  assert.equal(tells(plain(withBo), "all", {}, "away"), BOTH);
  assert.equal(tells({ ...plain(everyone), source: amira, isOwn: true }, "all"), "", "from another device");
});

test("Sound and desktop are chosen apart, and both are quiet until the chosen time", () => {
  assert.equal(tells(plain(withBo), "all", {}, "away", { sound: false }), "desktop");
  assert.equal(tells(plain(withBo), "all", {}, "away", { desktop: false }), "sound");
  assert.equal(tells(plain(withBo), "all", {}, "away", { quiet_until: NOW + 1 }), "");
  assert.equal(tells(plain(withBo), "all", {}, "away", { quiet_until: NOW }), BOTH);
});
