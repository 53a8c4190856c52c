export type Tone = "good" | "bad";

/** The page must offer the same elsewhere. */
export type Action = {
  readonly label: string;
  /** The accessible name: what the label alone does not say. */
  readonly name: string;
  readonly run: () => void;
  /** The toast ends when the step becomes impossible. Returns the end of watching. */
  readonly watch?: (end: () => void) => () => void;
  /** A later action about the same takes its place. Those whose names say no more have it in common. */
  readonly about?: string;
  /** The way to all else that can be done. */
  readonly more?: Pick<Action, "label" | "name" | "run">;
};
export type Toast = { readonly key: number; readonly text: string; readonly tone: Tone; readonly action?: Action };

const WITH_ACTION_AT_MOST = 3;

/**
 * In the order in which they came, so that a new one moves none. News gives way to all that comes after it, and never
 * takes the place of an action, which somebody may be about to press.
 */
export function withToast(before: readonly Toast[], added: Omit<Toast, "key">): readonly Toast[] {
  const toast = { ...added, key: (before.at(-1)?.key ?? 0) + 1 };
  const { about } = added.action ?? {};
  const staying = withoutNews(before).filter(({ action }) => about === undefined || action?.about !== about);
  const most = added.action === undefined ? WITH_ACTION_AT_MOST : WITH_ACTION_AT_MOST - 1;
  return [...staying.slice(-most), toast];
}

/** Of another page of the same room: a sentence means nothing there, a step can still be taken. */
export function withoutNews(toasts: readonly Toast[]): readonly Toast[] {
  return toasts.filter(({ action }) => action !== undefined);
}

/** The part of an address that stays while somebody goes through one room. */
export function placeOf(path: string): string {
  return /^\/rooms\/[^/]+/.exec(path)?.[0] ?? path;
}
