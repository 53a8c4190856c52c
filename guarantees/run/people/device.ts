import { setTimeout as sleep } from "node:timers/promises";
import { TRPCClientError } from "@trpc/client";
import { WebSocket } from "ws";
import type { Addressee, Command, Envelope, Id } from "../../../src/protocol";
import { badRequest } from "../../../src/protocol/schemas";
import { TestClient } from "../../../src/server/testing/test-client";
import type { Outcome, Recorder, Sought } from "../../history";
import { BEHIND_GATE, type Gate } from "../servers/gate";
import { Memory } from "./memory";
import { type Asker, asksInVain, hitsFor, messagesFor, pageFor } from "./questions";

export type Owner = { readonly name: string; readonly token: string; readonly invite?: string };

type Given = {
  readonly owner: Owner;
  readonly recorder: Recorder;
  readonly gates: readonly Gate[];
  readonly process: number;
};

const PATIENCE_MS = 50;
/** The pause of somebody who was refused at the door. */
const REFUSED_MS = 250;

const LAST_WORDS: ReadonlySet<string> = new Set(["kicked", "sent_to_waiting_room", "banned", "session_ended"]);

/**
 * A device with one connection at a time. It records all requests and events, and repeats a request without an answer.
 */
export class Device {
  readonly name: string;
  readonly owner: Owner;
  who: Id = "";
  heard = 0;
  /** The count of pardons that it gave. */
  pardons = 0;
  /** The count of returns that resumed instead of starting afresh. */
  resumes = 0;
  readonly memory = new Memory();
  readonly #recorder: Recorder;
  readonly #gates: readonly Gate[];
  #process: number;
  #connection: TestClient | undefined;
  #session: { unsubscribe(): void } | undefined;
  #last: string | undefined;
  #isIn = false;
  #isWaiting = false;

  constructor(name: string, { owner, recorder, gates, process }: Given) {
    this.name = name;
    this.owner = owner;
    this.#recorder = recorder;
    this.#gates = gates;
    this.#process = process;
  }

  get process(): number {
    return this.#process;
  }

  async joins({ afresh = true } = {}): Promise<void> {
    if (afresh) this.#last = undefined;
    this.#subscribe();
    await this.#untilIn();
  }

  get isIn(): boolean {
    return this.#isIn;
  }

  async back(): Promise<void> {
    await this.#untilIn();
  }

  leaves(): void {
    const session = this.#session;
    this.#session = undefined;
    this.#isIn = false;
    session?.unsubscribe();
  }

  drops(code?: number): void {
    const socket = this.#connection?.socket;
    if (socket?.readyState !== WebSocket.OPEN) return;
    if (code === undefined) socket.terminate();
    else socket.close(code);
  }

  async moves(process: number): Promise<void> {
    await this.close();
    this.#process = process;
    await this.joins({ afresh: false });
  }

  /** Gives a command, as often as it takes until it is carried out or refused. */
  async gives(command: Command, transaction_id: string): Promise<void> {
    for (;;) {
      await this.#untilIn();
      const attempt = this.#recorder.next();
      this.#recorder.note({ kind: "asked", attempt, who: this.who, device: this.name, transaction_id, command });
      const outcome = await this.#attempt(command, transaction_id);
      this.#recorder.note({ kind: "answered", attempt, outcome });
      if (isFinal(outcome)) return;
      await sleep(PATIENCE_MS);
    }
  }

  async reads(to: Addressee, page: { limit: number; before?: Id }) {
    await this.#untilIn();
    return pageFor(this.#asker, to, page);
  }

  async fetches(ids: readonly Id[]): Promise<void> {
    await this.#untilIn();
    await messagesFor(this.#asker, ids);
  }

  async searches(sought: Sought) {
    await this.#untilIn();
    return hitsFor(this.#asker, sought);
  }

  get #asker(): Asker {
    const { who, client } = this;
    return { who, client, recorder: this.#recorder };
  }

  get client(): TestClient["trpc"] {
    if (this.#connection === undefined) throw new Error(`${this.name} has no connection`);
    return this.#connection.trpc;
  }

  async close(): Promise<void> {
    this.leaves();
    const connection = this.#connection;
    this.#connection = undefined;
    await connection?.cut();
  }

  async #attempt(command: Command, transaction_id: string): Promise<Outcome> {
    try {
      return { receipt: await this.client.signaling.send.mutate({ ...command, transaction_id }) };
    } catch (error) {
      const bad = badRequest.safeParse(error instanceof TRPCClientError ? error.data : undefined);
      return bad.success ? { bad: bad.data } : { lost: String(error) };
    }
  }

  #subscribe(): void {
    const { name, invite } = this.owner;
    // A name that a moderator has given has to stand against the one of before; to change one's own so is soon too often.
    const display_name = this.memory.ownName ?? name;
    this.#connection ??= this.#open();
    this.#opened();
    const again = (pause_ms = PATIENCE_MS) => {
      if (this.#session !== session) return;
      this.#isIn = false;
      setTimeout(() => this.#session === session && this.#subscribe(), pause_ms);
    };
    const session = this.client.signaling.session.subscribe(
      {
        ...{ room_id: this.#recorder.room_id, display_name, invite },
        ...(this.#last !== undefined && { lastEventId: this.#last }),
      },
      {
        onData: (event) => {
          if (this.#session === session) this.#take(event as { id: string; data: Envelope });
        },
        onError: ({ data }) => again(badRequest.safeParse(data).success ? REFUSED_MS : PATIENCE_MS),
        onComplete: () => again(),
      },
    );
    this.#session = session;
  }

  #open(): TestClient {
    const connection: TestClient = new TestClient(this.#gate.socketUrl, this.owner.token, {
      ...BEHIND_GATE,
      onOpen: () => this.#connection === connection && this.#opened(),
      onClose: () => {
        if (this.#connection === connection) this.#isIn = false;
      },
    });
    return connection;
  }

  #opened(): void {
    this.#recorder.note({ kind: "opened", device: this.name, process: this.#process });
  }

  #take({ id, data }: { readonly id: string; readonly data: Envelope }): void {
    const { payload } = data;
    this.#last = id;
    this.heard = performance.now();
    if (payload.message === "in_waiting_room") this.#isWaiting = true;
    if (payload.message === "join_success" || payload.message === "resumed") this.#isWaiting = false;
    if (this.#isWaiting) {
      this.#wait(id, data);
      return;
    }
    if (LAST_WORDS.has(payload.message)) this.#isIn = false;
    if (payload.message === "join_success") this.who = payload.id;
    if (payload.message === "resumed") this.resumes += 1;
    if (payload.message === "join_success" || payload.message === "resumed") this.#isIn = true;
    this.memory.note(data);
    this.#recorder.note({ kind: "came", who: this.who, device: this.name, id: Number(id), envelope: data });
  }

  /** At the door: asks for what nobody answers there, and enters when accepted. */
  #wait(id: string, envelope: Envelope): void {
    this.#isIn = false;
    this.#recorder.note({ kind: "waited", who: this.who, device: this.name, id, envelope });
    const { message } = envelope.payload;
    if (message === "in_waiting_room") void asksInVain(this.#asker);
    if (message === "accepted") void this.#enter(this.#session);
  }

  async #enter(session: unknown): Promise<void> {
    const command = { namespace: "control", payload: { action: "enter_room" } } as const;
    while (this.#isWaiting && this.#session === session) {
      const attempt = this.#recorder.next();
      const transaction_id = `${this.name} enters ${attempt}`;
      this.#recorder.note({ kind: "asked", attempt, who: this.who, device: this.name, transaction_id, command });
      const outcome = await this.#attempt(command, transaction_id);
      this.#recorder.note({ kind: "answered", attempt, outcome });
      await sleep(PATIENCE_MS);
    }
  }

  get #gate(): Gate {
    const gate = this.#gates[this.#process];
    if (gate === undefined) throw new Error(`there is no process ${this.#process}`);
    return gate;
  }

  async #untilIn(): Promise<void> {
    while (!this.#isIn) await sleep(PATIENCE_MS / 5);
  }
}

/** "Not now" is no end, and nor is a fault of the server or of the way to it. */
function isFinal(outcome: Outcome): boolean {
  if ("receipt" in outcome) return true;
  return "bad" in outcome && outcome.bad.reason !== "not_joined" && outcome.bad.reason !== "too_many_requests";
}
