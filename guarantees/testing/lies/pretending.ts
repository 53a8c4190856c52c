import { type Id, timestampAt } from "../../../src/protocol";
import type { Pretence } from "./liar";

/**
 * Gives a receipt for such commands about lasting messages, and does nothing. It does not lie about one that the server
 * has carried out already: the first receipt counts.
 */
export function pretendsTo(action: "delete" | "pin", lasting: ReadonlySet<Id>, onTold: () => void): Pretence {
  const heard = new Set<string>();
  return (frame) => {
    if (!frame.includes(`"action":"${action}"`)) return undefined;
    const requests = [JSON.parse(frame)].flat();
    const [{ id, params }] = requests;
    const { payload, transaction_id } = params?.input ?? {};
    // A list holds other requests, too.
    if (requests.length > 1 || !lasting.has(payload.message_id) || heard.has(transaction_id)) {
      for (const it of requests) heard.add(it.params?.input?.transaction_id);
      return undefined;
    }
    onTold();
    return JSON.stringify({ id, result: { type: "data", data: { timestamp: timestampAt(Date.now()) } } });
  };
}
