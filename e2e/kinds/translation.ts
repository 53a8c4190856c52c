import type { BrowserContext } from "playwright/test";
import { BEYOND } from "../walks/beyond";
import { errors, home, join } from "../walks/lobby";
import { dialogs, moderation } from "../walks/moderation";
import { chat, group, offline, people, privately } from "../walks/room";
import type { Kind } from "./kind";

/** A browser that translates: it puts `<font>` elements in the place of every text, again on each change. */
export const translation: Kind = {
  condition: translated,
  cells: { home, join, chat, private: privately, group, people, moderation, dialogs, errors, offline, ...BEYOND },
};

/** Stricter than browsers are: it translates names, codes and spaces, too. */
async function translated(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const untouched = "head, script, style, textarea, font font";
    const translate = (node: Node) => {
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      const texts: Node[] = [];
      for (let text: Node | null = walker.currentNode; text; text = walker.nextNode())
        if (text instanceof Text && text.parentElement && !text.parentElement.closest(untouched)) texts.push(text);
      for (const text of texts) {
        const outer = document.createElement("font");
        outer.appendChild(document.createElement("font")).textContent = text.nodeValue;
        (text as Text).replaceWith(outer);
      }
    };
    new MutationObserver((mutations) => {
      for (const { type, target, addedNodes } of mutations)
        for (const node of type === "childList" ? addedNodes : [target]) if (node.isConnected) translate(node);
    }).observe(document, { subtree: true, childList: true, characterData: true });

    // A text that React writes into a node that was replaced is seen by nobody.
    const { set, get } = Object.getOwnPropertyDescriptor(Node.prototype, "nodeValue") ?? {};
    Object.defineProperty(Node.prototype, "nodeValue", {
      get,
      set(this: Node, value: string) {
        if (!this.isConnected) reportError(new Error(`“${value}” goes into a text that is not on the page any more`));
        set?.call(this, value);
      },
    });
  });
}
