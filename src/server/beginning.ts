import type { Envelope, Id } from "../protocol";
import type { Beginning } from "./outlet";
import type { Session } from "./session";
import type { Store } from "./store/store";

type Coming = Pick<Session, "id" | "outlet" | "room_id">;

/**
 * What a connection gets first: `resumed`, if its client comes back and what it missed can be told; else the state of
 * the room (`docs/protocol.md`, "join_success" and "resumed").
 * @param since the id of the last event that the client has, if it comes back
 */
export async function beginningOf(
  store: Store,
  session: Coming,
  participant_id: Id,
  since: number | undefined,
): Promise<Beginning> {
  return (
    (since === undefined ? undefined : await resumed(store, session, participant_id, since)) ??
    (await joined(store, session, participant_id))
  );
}

async function resumed(store: Store, { id: session, room_id, outlet }: Coming, participant_id: Id, since: number) {
  const onRead = () => outlet.dropHeld();
  const resumption = await store.resumption({ room_id, participant_id, after: since, onRead });
  if (resumption === undefined) return undefined;
  const { timestamp, payload, self, mark } = resumption;
  const counts = payload.participant_count !== undefined;
  const first: Envelope = { namespace: "control", timestamp, payload };
  return {
    first,
    viewer: { id: participant_id, role: self.role, groups: self.groups, session, counts },
    position: since,
    mark,
  };
}

async function joined(store: Store, { id: session, room_id, outlet }: Coming, participant_id: Id): Promise<Beginning> {
  const onRead = () => outlet.dropHeld();
  const { mark, timestamp, title, self, chat, people } = await store.snapshot({ room_id, participant_id, onRead });
  const { display_name, role, is_room_owner, groups } = self;
  const first: Envelope = {
    namespace: "control",
    timestamp,
    payload: {
      message: "join_success",
      id: participant_id,
      display_name,
      role,
      is_room_owner,
      room_info: { id: room_id, title },
      module_data: { chat },
      ...people,
    },
  };
  const counts = people.participant_count !== undefined;
  return { first, viewer: { id: participant_id, role, groups, session, counts }, position: mark.number, mark };
}
