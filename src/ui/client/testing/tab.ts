import { TRPCClientError } from "@trpc/client";
import { createStore } from "zustand/vanilla";
import type { Envelope, Id, Receipt, Sending, StoredMessage } from "../../../protocol";
import { Outbox } from "../sending/outbox";
import { Outgoing } from "../sending/outgoing";
import { OwnChanges } from "../sending/own-changes";
import { isChange } from "../state/pending";
import { folded, NOTHING_YET, type SessionState } from "../state/state";
import { UnsentOnDisk } from "../unsent/unsent";
import { amira, joinSuccess } from "./join-success";

const timestamp = "2026-03-13T10:00:00.000000Z";

/** Carries out messages, edits and deletions as the protocol says, each `transaction_id` once. */
export class Server {
  readonly carriedOut: { content: string; transaction_id: string | undefined; message_id: Id }[] = [];
  /** All commands that came in, also the repeated and the refused ones. */
  readonly heard: Sending[] = [];
  /** The bodies of the refusals, by the text that is refused. */
  refuses: Record<string, object> = {};
  /** The people whom the next messages mention without reaching them. */
  unseen_by: Id[] | undefined;
  /** Commands are carried out, but nobody hears of it. */
  isMute = false;
  readonly #receipts = new Map<string, Receipt>();
  readonly #texts = new Map<Id, string>();

  async take(sending: Sending): Promise<Receipt> {
    this.heard.push(sending);
    const { transaction_id = "" } = sending;
    const receipt = this.#receipts.get(transaction_id) ?? this.#carryOut(sending);
    if (!("error" in receipt)) this.#receipts.set(transaction_id, receipt);
    return this.isMute ? new Promise(() => {}) : receipt;
  }

  get contents(): string[] {
    return this.carriedOut.map(({ content }) => content);
  }

  /** The texts in the room; a removed message has none. */
  get texts(): string[] {
    return [...this.#texts.values()];
  }

  #carryOut({ payload, transaction_id }: Sending): Receipt {
    const content = "content" in payload ? payload.content : "";
    const data = this.refuses[content];
    if (data) throw refusal(data);
    const count = String(this.#texts.size + 1).padStart(12, "0");
    const message_id = "message_id" in payload ? payload.message_id : `00000000-0000-4000-9000-${count}`;
    const before = this.#texts.get(message_id);
    if (payload.action === "edit" || payload.action === "delete") {
      if (before === undefined) throw refusal({ reason: "unknown_message" });
      if (before === content) return { error: "nothing_to_do" };
      if (before === "") return { error: "message_is_deleted" };
    }
    this.#texts.set(message_id, content);
    this.carriedOut.push({ content, transaction_id, message_id });
    if (payload.action !== "send_message") return { timestamp };
    return { timestamp, message_id, ...(this.unseen_by && { unseen_by: this.unseen_by }) };
  }
}

function refusal(data: object) {
  return new TRPCClientError("bad", { result: { error: { code: -32600, message: "bad", data } } } as never);
}

/** A tab in a room; each test has a room, and so a part of the disk, of its own. */
export function tab(t: { after(end: () => void): void }, room_id: Id, server: Server) {
  const store = createStore<SessionState>(() => NOTHING_YET);
  const outbox = new Outbox((sending) => server.take(sending));
  const disk = new UnsentOnDisk();
  const outgoing = new Outgoing({ room_id, store, outbox, disk });
  const changes = new OwnChanges({ store, outgoing });
  const joining = (id: Id, room_history: StoredMessage[] = []) =>
    joinSuccess({ id, room_info: { id: room_id, title: "Planning" }, chat: { room_history } });
  const close = () => {
    outgoing.pause();
    outbox.pause();
    disk.close();
  };
  t.after(close);
  return {
    store,
    outgoing,
    changes,
    disk,
    close,
    shown: () => store.getState().pending.map((it) => [wordOf(it), it.refused].filter(Boolean).join(": ")),
    pending: () => store.getState().pending,
    joins(as: Id = amira, history?: StoredMessage[]) {
      store.setState((state) => folded(state, joining(as, history)), true);
      outbox.resume();
      outgoing.arrive(as);
    },
    /** The user sees the room, but the connection is lost. */
    isOffline(as: Id = amira, history?: StoredMessage[]) {
      store.setState(
        (state) => ({ ...folded(state, joining(as, history)), connection: { state: "reconnecting" } }),
        true,
      );
      outgoing.arrive(as);
      outgoing.pause();
      outbox.pause();
    },
    hears(event: Envelope) {
      store.setState((state) => folded(state, event), true);
      const { payload, transaction_id } = event;
      if (transaction_id !== undefined && "id" in payload) outgoing.settle(transaction_id, payload.id);
    },
  };
}

function wordOf(pending: SessionState["pending"][number]): string {
  const { content } = pending;
  if (!isChange(pending)) return content ?? "";
  return content === undefined ? "(remove)" : `(edit) ${content}`;
}

export async function isEmpty(disk: UnsentOnDisk, room_id: Id): Promise<void> {
  await until(async () => (await disk.in(room_id))?.length === 0);
}

export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 5_000; !(await holds()); ) {
    if (Date.now() > end) throw new Error("it did not come to pass within five seconds");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
