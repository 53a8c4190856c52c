import type { Addressee, Id } from "../../../protocol";

/** The address of a conversation inside the page of a room: the browser's own way back leads through them. */
export function hashOf(to: Addressee): string {
  return to.scope === "global" ? "#" : `#${to.scope}=${encodeURIComponent(to.target)}`;
}

/** The conversation that an address names. */
export function addresseeOf(hash: string): Addressee | undefined {
  if (hash === "" || hash === "#") return { scope: "global" };
  const [, scope, target] = hash.match(/^#(group|private)=(.+)$/) ?? [];
  if (target === undefined) return undefined;
  return scope === "group" ? { scope, target: decoded(target) } : { scope: "private", target: decoded(target) };
}

/** Goes to a message of the room, whose address is the link to it. */
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
