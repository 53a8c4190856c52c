import { expect, test } from "../fixtures/test";

/** Compressed, as they come over the line. */
const AT_MOST_BYTES = 280_000;

test("the page of a room loads few scripts before it is there", async ({ bob, meeting }) => {
  expect(meeting).toContain("/join/");
  const { page } = bob;
  await page.addInitScript(() => {
    addEventListener("load", () => {
      const sources = new Set([...document.scripts].map(({ src }) => src));
      const loaded = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
      const scripts = loaded.filter(({ name }) => sources.has(name));
      document.documentElement.dataset.scripts = JSON.stringify(
        scripts.map(({ name, encodedBodySize, decodedBodySize }) => [name, encodedBodySize, decodedBodySize]),
      );
    });
  });
  await page.reload({ waitUntil: "load" });
  const said = await page.locator("html").getAttribute("data-scripts");
  const scripts = JSON.parse(said ?? "[]") as [string, number, number][];
  expect(scripts.length).toBeGreaterThan(3);
  for (const [name, compressed, whole] of scripts) if (whole > 2_000) expect(compressed, name).toBeLessThan(whole);
  const bytes = scripts.reduce((sum, [, compressed]) => sum + compressed, 0);
  expect(bytes).toBeLessThan(AT_MOST_BYTES);
  const texts = await page.evaluate(
    (sources) => Promise.all(sources.map(async (it) => (await fetch(it)).text())),
    scripts.map(([name]) => name),
  );
  expect(texts.filter((it) => it.includes("Write a message"))).toHaveLength(1);
  expect(texts.filter((it) => it.includes("Nachricht schreiben"))).toEqual([]);
  expect(texts.filter((it) => it.includes("refetchOnWindowFocus"))).toEqual([]);
});
