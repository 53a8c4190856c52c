import assert from "node:assert/strict";
import type { Addressee, Command } from "../../protocol";
import type { Member } from "../base/room";
import { here, keyOf, type View } from "../view";
import { chat } from "./cast";
import type { Stage } from "./stage";

export const everyone: Addressee = { scope: "global" };
export const to = ({ id }: Member): Addressee => ({ scope: "private", target: id });

export function writes(content: string, addressee: Addressee = everyone): Command {
  return chat({ action: "send_message", ...addressee, content });
}

export function conversation(view: View, addressee: Addressee) {
  const found = view.chat.conversations[keyOf(addressee)];
  assert.ok(found, `there is no conversation ${keyOf(addressee)}`);
  return found;
}

export function texts(view: View, addressee: Addressee): string[] {
  return conversation(view, addressee).messages.map(({ content }) => content);
}

/** The texts that somebody on a stage sees in a conversation. */
export function contents(stage: Stage, who: Member, addressee: Addressee): string[] {
  return texts(stage.viewOf(who.id), addressee);
}

/** The names of all who are here. */
export function names(view: View): string[] {
  return here(view)
    .map((it) => it.module_data.control.display_name)
    .toSorted();
}
