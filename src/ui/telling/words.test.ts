import assert from "node:assert/strict";
import { test } from "node:test";
import type { Addressee } from "../../protocol";
import { CATALOGUES } from "../language/catalogues/catalogues";
import { timesIn } from "../language/times";
import { translating } from "../language/translation/translate";
import { type Item, notificationOf, tagOf } from "./words";

const room_id = "00000000-0000-4000-8000-000000000001";
const everyone: Addressee = { scope: "global" };

async function words(items: readonly Item[], showsText = true, language: "en" | "de" = "en") {
  const { list } = timesIn(language);
  return notificationOf(items, { t: translating(language, CATALOGUES[language]), list, room: "Planning", showsText });
}

const item = (name: string, text: string, to: Addressee = everyone, more: Partial<Item> = {}): Item => {
  const place = to.scope === "global" ? "Everyone" : to.scope === "group" ? to.target : name;
  return { source: name, name, text, to, place, ...more };
};
const privately = (name: string, text: string) => item(name, text, { scope: "private", target: name });

test("One message is told with its text, or without", async () => {
  assert.deepEqual(await words([privately("Bo", "Hello")]), { title: "Bo", body: "Hello" });
  assert.deepEqual(await words([item("Bo", "Hello")]), { title: "Bo in Everyone", body: "Hello" });
  assert.deepEqual(await words([item("Bo", "@Amira?", everyone, { calls: "mentions" })]), {
    title: "Bo mentions you in Everyone",
    body: "@Amira?",
  });
  const hidden = [await words([privately("Bo", "Secret")], false), await words([item("Bo", "Secret")], false)];
  assert.deepEqual(hidden, [
    { title: "New message from Bo", body: "Planning" },
    { title: "New message from Bo", body: "Everyone" },
  ]);
});

test("Several are counted, by person or conversation, and none of their texts is shown", async () => {
  assert.deepEqual(await words([privately("Bo", "One"), privately("Bo", "Two")]), {
    title: "Bo",
    body: "2 new messages · Planning",
  });
  assert.deepEqual(await words([privately("Bo", "One"), privately("Chidi", "Two"), privately("Bo", "Three")]), {
    title: "Private messages",
    body: "3 new messages from Bo and Chidi",
  });
  const backend: Addressee = { scope: "group", target: "Backend" };
  assert.deepEqual(await words([item("Bo", "One"), item("Bo", "Two", backend)]), {
    title: "New messages",
    body: "2 new messages from Everyone and Backend",
  });
  const german = await words([privately("Bo", "Eins"), privately("Chidi", "Zwei")], true, "de");
  assert.equal(german?.body, "2 neue Nachrichten von Bo und Chidi");
  assert.equal(await words([]), undefined);
});

test("A conversation has a tag of its own, and a sum of several says nothing of private ones among public ones", () => {
  const bo: Addressee = { scope: "private", target: "b0" };
  const chidi: Addressee = { scope: "private", target: "c0" };
  assert.equal(tagOf(room_id, [bo, bo]), `${room_id} private:b0`);
  assert.equal(tagOf(room_id, [bo, chidi]), `${room_id} private`);
  assert.equal(tagOf(room_id, [everyone, { scope: "group", target: "Backend" }]), `${room_id} public`);
});
