import type { Addressee, Id } from "../../../protocol";

/** The browser's own way back leads through these addresses. */
export function hashOf(to: Addressee): string {
  return to.scope === "global" ? "#" : `#${to.scope}=${encodeURIComponent(to.target)}`;
}

export function addresseeOf(hash: string): Addressee | undefined {
  if (hash === "" || hash === "#") return { scope: "global" };
  const [, scope, target] = hash.match(/^#(group|private)=(.+)$/) ?? [];
  if (target === undefined) return undefined;
  return scope === "group" ? { scope, target: decoded(target) } : { scope: "private", target: decoded(target) };
}

export function goToMessage(id: Id): void {
  // The same address twice would be no change.
  if (location.hash === `#m=${id}`) history.replaceState(history.state, "", location.pathname);
  location.hash = `#m=${id}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
