import type { Id, StoredMessage } from "../../../protocol";

type Words = { readonly time: (timestamp: string) => string; readonly name: (id: Id) => string };

/** Messages as a text to be copied, a line for each: `[10:16] Priya: text`. */
export function copiedLines(messages: readonly StoredMessage[], { time, name }: Words): string {
  return messages
    .map(({ timestamp, source, content }) => `[${time(timestamp)}] ${name(source)}: ${content}`)
    .join("\n");
}
