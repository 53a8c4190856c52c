import type { Addressee } from "../../../protocol";
import { keyOf } from "../../../room/view";
import { changeOf, withChange } from "../../client/state/own-changes";
import { isUnsent } from "../../client/state/pending";
import type { SessionState } from "../../client/state/state";
import { isEditable } from "./rights";

export type OwnMessage = { readonly content: string; readonly isGone: boolean };

/** `id` is its own, or the `transaction_id` under which it was on its way. */
export function ownMessage({ pending, view, sent_as }: SessionState, to: Addressee, id: string): OwnMessage {
  const unsent = pending.find((it) => it.transaction_id === id && isUnsent(it));
  if (unsent) return { content: unsent.content ?? "", isGone: false };
  const arriving = pending.find((it) => it.transaction_id === id && it.message_id !== undefined);
  const message = view?.chat.conversations[keyOf(to)]?.messages.findLast((it) => it.id === id || sent_as[it.id] === id);
  if (message === undefined) return { content: arriving?.content ?? "", isGone: arriving === undefined };
  const { content, deleted_at } = withChange(message, changeOf(pending, message.id));
  return { content, isGone: deleted_at !== undefined };
}

export function lastEditable({ pending, view }: SessionState, to: Addressee): string | undefined {
  const unsent = pending.findLast((it) => isUnsent(it) && keyOf(it.to) === keyOf(to));
  if (unsent) return unsent.transaction_id;
  const { messages = [] } = view?.chat.conversations[keyOf(to)] ?? {};
  return messages.findLast((it) => view && isEditable(withChange(it, changeOf(pending, it.id)), view))?.id;
}
