import { setTimeout as sleep } from "node:timers/promises";
import { type CDPSession, chromium, type Page } from "playwright";
import { findChromium } from "../../../scripts/lib/chromium.mjs";
import { onAllCores } from "../../harness/cores";
import type { Room } from "../../load/crowd";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

/** In milliseconds, from a key to the next paint; keys below 16 ms are left out. */
type Noted = { readonly tasks: number[]; readonly interactions: number[] };

type Visit = {
  readonly tab: Page;
  readonly devTools: CDPSession;
  readonly noted: () => Promise<Noted>;
  readonly forget: () => Promise<void>;
} & AsyncDisposable;

export async function noting(port: number, room: Room): Promise<Visit> {
  const executablePath = await findChromium();
  const browser = await onAllCores(() => chromium.launch({ executablePath, args: FLAGS }));
  const tab = await browser.newPage({ baseURL: `http://127.0.0.1:${port}`, locale: "en-GB" });
  await tab.addInitScript(note);
  await tab.goto(`/join/${room.invites.user}`);
  await tab.getByLabel("Your name").fill("Somebody with a browser");
  await tab.keyboard.press("Enter");
  await tab.getByRole("log").waitFor();
  await tab.getByRole("textbox", { name: "Write a message", exact: true }).focus();
  await sleep(1000);
  return {
    tab,
    devTools: await tab.context().newCDPSession(tab),
    noted: () => tab.evaluate(noted),
    forget: () => tab.evaluate(forget),
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

/** Runs in the page, before all else. */
function note(): void {
  const kept: Noted = { tasks: [], interactions: [] };
  Object.assign(globalThis, { noted: kept });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) kept.tasks.push(duration);
  }).observe({ type: "longtask" });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === "keydown") kept.interactions.push(entry.duration);
  }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
}

function forget(): void {
  const { tasks, interactions } = (globalThis as unknown as { noted: Noted }).noted;
  tasks.length = 0;
  interactions.length = 0;
}

function noted(): Noted {
  return (globalThis as unknown as { noted: Noted }).noted;
}
