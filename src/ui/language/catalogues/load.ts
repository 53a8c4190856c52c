import type { Catalogue, Language } from "./languages";

type Texts = Partial<Catalogue>;

const LOADS: { readonly [Spoken in Language]: () => Promise<Texts> } = {
  en: () => import("./en"),
  de: () => import("./de"),
};
const LATER: { readonly [Spoken in Language]: () => Promise<Texts> } = {
  en: () => import("./en-later"),
  de: () => import("./de-later"),
};

let isAllWanted = false;
const listeners = new Set<() => Promise<void>>();

/** Later texts come once a part has wanted them. Fails where the server cannot be reached; each call tries anew. */
export async function loadCatalogue(language: Language): Promise<Texts> {
  const [first, later] = await Promise.all([LOADS[language](), isAllWanted ? LATER[language]() : {}]);
  return { ...first, ...later };
}

/** A page that shows later texts at once says so before it is drawn. */
export function beginWithLaterTexts(): void {
  isAllWanted = true;
}

let coming: Promise<void> | undefined;

/** Before a part is shown that has some. Fails likewise. */
export function wantLaterTexts(): Promise<void> {
  coming ??= bring().catch((error) => {
    coming = undefined;
    throw error;
  });
  return coming;
}

async function bring(): Promise<void> {
  isAllWanted = true;
  await Promise.all([...listeners].map((learn) => learn()));
}

export function onLaterTexts(learn: () => Promise<void>): () => void {
  listeners.add(learn);
  // They were wanted while this language was on its way.
  if (isAllWanted) learn().catch(() => {});
  return () => listeners.delete(learn);
}
