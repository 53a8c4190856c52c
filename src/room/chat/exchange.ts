import type { Addressee, Id } from "../../protocol";

/** The exchange that a message of `source` belongs to: one name for it, whoever looks at it. */
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
