import type { StoredMessage } from "../../../src/protocol";
import { isRefused } from "../../evidence/deeds";
import type { Evidence } from "../../evidence/evidence";

/** Nobody is shown a message that nobody sent, or that was refused; a shown text is the sent one, to the letter. */
export function* unsent({ ledger, sent }: Evidence): Generator<string> {
  for (const { message } of ledger.messages.values()) {
    const deed = sent.get(message.content);
    const name = `the message ${message.id}`;
    if (deed?.command.payload.action !== "send_message") yield `${name} was never sent: ${message.content}`;
    else if (deed.who !== message.source) yield `${name} is shown as of somebody who did not send it`;
    else if (whither(deed.command.payload) !== whither(message)) yield `${name} was sent to somebody else`;
    else if (isRefused(deed)) yield `${name} is shown, though it was refused`;
    else if (
      deed.receipts.some(({ message_id, timestamp }) => message_id === message.id && timestamp !== message.timestamp)
    )
      yield `${name} is shown with another time than its receipt's`;
  }
}

function whither(to: Pick<StoredMessage, "scope"> & { readonly target?: string }): string {
  return `${to.scope} ${to.target}`;
}
