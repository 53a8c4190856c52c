import type { Id, StoredMessage } from "../../../protocol";
import { stampOf, type Times } from "../text/stamp";

type Words = Times & { readonly name: (id: Id) => string };

/** `[10:16] Priya: text`; of several days with the day. */
export function copiedLines(messages: readonly StoredMessage[], { name, ...times }: Words): string {
  const stamp = stampOf(
    messages.map(({ timestamp }) => timestamp),
    times,
  );
  return messages
    .map(({ timestamp, source, content }) => `[${stamp(timestamp)}] ${name(source)}: ${content}`)
    .join("\n");
}
