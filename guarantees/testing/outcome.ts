import type { Timestamp } from "../../src/protocol";
import type { Decision } from "../../src/room/base/room";
import type { Outcome } from "../history";

/** The answer to a command, as a client gets it. */
export function outcomeOf(decision: Decision, timestamp: Timestamp): Outcome {
  switch (decision.kind) {
    case "accepted": {
      const { message_id, held, unseen_by } = decision;
      return {
        receipt: {
          timestamp,
          ...(message_id && { message_id }),
          ...(held && { held }),
          ...(unseen_by && { unseen_by: [...unseen_by] }),
        },
      };
    }
    case "refused":
      return { receipt: { error: decision.error } };
    case "bad_request":
      return { bad: decision.bad };
  }
}
