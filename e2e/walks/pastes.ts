import { expect, type Locator } from "playwright/test";
import { holds } from "../fixtures/page/pasting";
import type { Stage } from "../kinds/kind";

const LENGTH = 200_000;
const TEXTS = {
  prose: "Lorem ipsum dolor sit amet, consetetur. ".repeat(LENGTH / 40),
  "a single line": "x".repeat(LENGTH),
  "many lines": "line\n".repeat(LENGTH / 5),
  "from right to left": "שלום לכולם וברוכים הבאים ".repeat(LENGTH / 25),
};
/** The time that a browser itself spends on a letter, and that a busy machine adds. */
const AT_MOST = { times: 3, and_ms: 150 };

/** A browser spends some of it; what grows with the square of a text takes minutes. */
const PASTED_WITHIN_MS = 3_000;

export async function pastesOnTheStartPage({ alice, room }: Stage): Promise<void> {
  await alice.page.goto("/");
  for (const field of [alice.home.title, alice.home.name, alice.home.invitation]) await staysShort(field);
  await alice.page.goto(room);
  await alice.room.composer.field.waitFor();
}

export async function pastesAtTheDoor({ newcomer, invitation }: Stage): Promise<void> {
  const carol = await newcomer("Carol");
  await carol.page.goto(invitation);
  await staysShort(carol.door.name);
}

export async function pastesIntoTheComposer({ bob }: Stage): Promise<void> {
  const { field } = bob.room.composer;
  for (const [kind, text] of Object.entries(TEXTS)) {
    await holds(field, text);
    await expect(bob.page.getByRole("main").getByText(/\d bytes too long: shorten it\.$/)).toBeVisible();
    const [own, plain] = [await costOfLetter(field), await costInPlainField(field, text)];
    expect(own, `a letter in ${kind}; ${plain} ms in a plain field`).toBeLessThan(
      AT_MOST.times * plain + AT_MOST.and_ms,
    );
  }
  await bob.page.reload();
  await expect(field).toHaveValue(new RegExp(`^${TEXTS["from right to left"].slice(0, 20)}`));
  await field.fill("");
}

export async function pastesIntoThePeople({ bob }: Stage): Promise<void> {
  await staysShort(bob.room.people.search);
  await bob.room.people.search.fill("");
}

export async function pastesIntoThePanel({ alice }: Stage): Promise<void> {
  await alice.room.moderate.click();
  await alice.panel.opens("People");
  await staysShort(alice.panel.find);
  await alice.panel.find.fill("");
  await alice.panel.toChat.click();
}

export async function pastesIntoTheSearch({ bob: { room } }: Stage): Promise<void> {
  await room.search.button.click();
  await staysShort(room.search.field);
  await room.search.field.fill("");
  await room.search.close.click();
}

export async function pastesIntoTheSwitcher({ bob: { page, room } }: Stage): Promise<void> {
  await page.keyboard.press("Control+k");
  await staysShort(room.own.switcher.getByRole("combobox"));
  await page.keyboard.press("Escape");
}

/** The windows that have fields, and the choice of emoji. */
export async function pastesIntoTheDialogs({ alice, bob }: Stage): Promise<void> {
  await bob.room.composer.emojiButton.click();
  await staysShort(bob.page.getByRole("searchbox", { name: "Find an emoji" }));
  await bob.page.keyboard.press("Escape");
  await alice.room.moderate.click();
  await alice.panel.opens("People");
  await alice.panel.change("Bob").click();
  await staysShort(alice.panel.personDialog.groups);
  await alice.page.keyboard.press("Escape");
  await alice.panel.opens("Invitations");
  await alice.panel.newInvitation.click();
  await staysShort(alice.panel.invitationDialog.label);
  await staysShort(alice.panel.invitationDialog.groups);
  await staysShort(alice.panel.invitationDialog.uses);
  await alice.page.keyboard.press("Escape");
  await alice.panel.toChat.click();
}

/** The browser cuts a text that the field cannot hold; a page that reads the clipboard is given all of it. */
async function staysShort(field: Locator): Promise<void> {
  for (const text of [TEXTS["a single line"], `x${" ".repeat(LENGTH)}x`]) {
    await field.fill("");
    await field.evaluate((element, pasted) => {
      element.addEventListener("paste", () => element.setAttribute("data-pasted", ""), { once: true });
      return navigator.clipboard.writeText(pasted);
    }, text);
    const start = Date.now();
    await field.press("ControlOrMeta+V");
    await expect(field).toHaveAttribute("data-pasted", "");
    expect(Date.now() - start, `a paste into ${field}, in milliseconds`).toBeLessThan(PASTED_WITHIN_MS);
    await field.evaluate((element) => element.removeAttribute("data-pasted"));
  }
  const length = await field.evaluate((it) => (it as HTMLInputElement).value.length);
  expect(length, `what ${field} takes`).toBeLessThanOrEqual(2_000);
}

async function costInPlainField(field: Locator, text: string): Promise<number> {
  const plain = await field.page().context().newPage();
  await plain.setContent("<textarea style='font: 16px/24px sans-serif; width: 600px; height: 200px'></textarea>");
  await holds(plain.locator("textarea"), text);
  const cost = await costOfLetter(plain.locator("textarea"));
  await plain.close();
  return cost;
}

/** From a letter to the next picture, in milliseconds: the best of five, for other programs run, too. */
function costOfLetter(field: Locator): Promise<number> {
  return field.evaluate(async (element) => {
    const drawn = () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)));
    (element as HTMLTextAreaElement).focus();
    await drawn();
    const times: number[] = [];
    for (let letter = 0; letter < 5; letter += 1) {
      const start = performance.now();
      document.execCommand("insertText", false, "x");
      await drawn();
      times.push(performance.now() - start);
    }
    return Math.round(Math.min(...times));
  });
}
