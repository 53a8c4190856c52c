import type { Envelope, Id } from "../../protocol";
import { handOf } from "../../room/control/members";
import type { Session } from "../client/session";
import type { Beginning } from "../delivery/outlet";
import type { Spend } from "../limits/budget";
import type { Store } from "../store/reading/store";

type Coming = Pick<Session, "id" | "outlet" | "room_id">;
type Looking = {
  readonly session: Coming;
  readonly participant_id: Id;
  readonly spend: Spend;
};

/**
 * `resumed` if the gap since the client's last event can be replayed, else the room's state (`docs/protocol.md`,
 * "join_success" and "resumed").
 */
export async function firstEventOf(store: Store, looking: Looking, since: number | undefined): Promise<Beginning> {
  const resumption = since === undefined ? undefined : await resumed(store, looking, since);
  return resumption ?? (await joined(store, looking));
}

async function resumed(store: Store, { session, participant_id, spend }: Looking, since: number) {
  const { room_id, outlet } = session;
  const onRead = () => outlet.dropHeld();
  const resumption = await store.resumption({ room_id, participant_id, after: since, onRead, spend });
  if (resumption === undefined) return undefined;
  const { timestamp, payload, self, mark } = resumption;
  const counts = payload.participant_count !== undefined;
  const first: Envelope = { namespace: "control", timestamp, payload };
  return {
    first,
    viewer: {
      id: participant_id,
      role: self.role,
      groups: self.groups,
      visible_from: self.visible_from,
      session: session.id,
      counts,
    },
    position: since,
    mark,
  };
}

async function joined(store: Store, { session, participant_id, spend }: Looking): Promise<Beginning> {
  const { room_id, outlet } = session;
  const onRead = () => outlet.dropHeld();
  const looking = { room_id, participant_id, onRead, spend };
  const { mark, timestamp, title, self, module_data, people } = await store.snapshot(looking);
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
      ...handOf(self),
      room_info: { id: room_id, title },
      module_data,
      ...people,
    },
  };
  const counts = people.participant_count !== undefined;
  return {
    first,
    viewer: { id: participant_id, role, groups, visible_from: self.visible_from, session: session.id, counts },
    position: mark.number,
    mark,
  };
}
