import type { Addressee, Id } from "../../protocol";

/** The conversation of a message from `source`: one key, the same for all viewers. */
export function conversationOf(source: Id, to: Addressee): string {
  switch (to.scope) {
    case "global":
      return "global";
    case "group":
      return `group:${to.target}`;
    case "private":
      return `private:${[source, to.target].sort().join(":")}`;
  }
}
