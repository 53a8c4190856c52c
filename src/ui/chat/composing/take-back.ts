import type { Id } from "../../../protocol";
import type { Session } from "../../client/session";

/** How long a message may be on its way before taking it back is given up, in milliseconds. */
const PATIENCE_MS = 10_000;

/** Takes back a message that was just sent: drops it if it has not left yet, else deletes it in the room. */
export async function takeBack(session: Session, transaction_id: string): Promise<void> {
  const { connection, pending } = session.store.getState();
  const isWaiting = pending.some((it) => it.transaction_id === transaction_id && it.message_id === undefined);
  if (isWaiting && connection.state !== "joined") return session.discard(transaction_id);
  const message_id = await sentAs(session, transaction_id);
  await session.send({ namespace: "messages", payload: { action: "delete", message_id } });
}

function sentAs({ store }: Session, transaction_id: string): Promise<Id> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const { sent_as, pending } = store.getState();
      const arrived = Object.keys(sent_as).find((id) => sent_as[id] === transaction_id);
      const id = arrived ?? pending.find((it) => it.transaction_id === transaction_id)?.message_id;
      if (id === undefined) return;
      end();
      resolve(id);
    };
    const forget = store.subscribe(look);
    const timer = setTimeout(() => {
      end();
      reject(new Error("the message did not arrive in time"));
    }, PATIENCE_MS);
    const end = () => {
      forget();
      clearTimeout(timer);
    };
    look();
  });
}
