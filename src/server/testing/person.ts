import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { TRPCClientError } from "@trpc/client";
import type { Addressee, BadRequest, Envelope, Id, JoinSuccess, Receipt, Role } from "../../protocol";
import { envelope, receipt } from "../../protocol/schemas";
import { Inbox } from "./inbox";
import { TestClient } from "./test-client";

type Place = { readonly socketUrl: string; personWith(name: string, token: string): Person };

export const everyone: Addressee = { scope: "global" };
export const toGroup = (target: string): Addressee => ({ scope: "group", target });
export const toPerson = ({ id }: { id: Id }): Addressee => ({ scope: "private", target: id });

export type Received = { readonly id: string; readonly data: Envelope };
type Joining = {
  readonly invite?: string;
  readonly display_name?: unknown;
  readonly ask_if_taken?: boolean;
  readonly lastEventId?: string;
};

/** A person with an identity and one connection, who uses the real client. */
export class Person {
  readonly name: string;
  readonly token: string;
  readonly connection: TestClient;
  readonly #server: Place;
  readonly #inbox = new Inbox<Received>();
  readonly #invitations = new Inbox<Received>();
  #session: { unsubscribe(): void } | undefined;
  #self: JoinSuccess | undefined;
  #onRefused: ((reason: string | undefined) => void) | undefined;
  #room_id: Id | undefined;

  constructor(server: Place, name: string, token: string) {
    this.#server = server;
    this.name = name;
    this.token = token;
    this.connection = new TestClient(server.socketUrl, token);
  }

  get client(): TestClient["trpc"] {
    return this.connection.trpc;
  }

  get self(): JoinSuccess {
    assert.ok(this.#self, `${this.name} has not joined`);
    return this.#self;
  }

  get id(): Id {
    return this.self.id;
  }

  /** The same person on another device, which may use another process. */
  elsewhere(name = `${this.name}, elsewhere`, at: Place = this.#server): Person {
    return at.personWith(name, this.token);
  }

  /** Joins a room; returns the first event. Rejects as the subscription does. */
  async joins(room: { room_id: Id }, joining?: Joining): Promise<Received> {
    const first = await this.#subscribes(room, joining);
    assert.equal(first.data.payload.message, "join_success");
    return first;
  }

  /** Resumes in a room after an event; returns the first event. */
  async resumes(room: { room_id: Id }, lastEventId: string): Promise<Received> {
    return this.#subscribes(room, { lastEventId });
  }

  /** Comes to the door of a room; returns the first event. */
  async asks(room: { room_id: Id }, joining?: Joining): Promise<Received> {
    return this.#subscribes(room, joining);
  }

  async #subscribes({ room_id }: { room_id: Id }, { display_name = this.name, ...input }: Joining = {}) {
    this.#room_id = room_id;
    return await new Promise<Received>((resolve, reject) => {
      let take = (event: Received) => {
        take = (later) => this.#inboxFor(later.data.payload.message).put(later);
        resolve(event);
      };
      this.#session = this.client.signaling.session.subscribe(
        { room_id, display_name, ...input },
        {
          onData: (received) => {
            const event = received as Received;
            assert.deepEqual(envelope.parse(event.data), event.data, "an event as documented, and nothing more");
            if (event.data.payload.message === "join_success") this.#self = event.data.payload;
            take(event);
          },
          onError: (error) => {
            this.#onRefused?.(error.data?.reason);
            reject(error);
          },
        },
      );
    });
  }

  endsRefused(): Promise<string | undefined> {
    return new Promise((resolve) => {
      this.#onRefused = resolve;
    });
  }

  /** Ends the session, and keeps the connection. */
  leaves(): void {
    this.#session?.unsubscribe();
  }

  sends(content: string, to: Addressee = everyone, transaction_id?: string): Promise<Receipt> {
    return this.does("chat", { action: "send_message", ...to, content }, transaction_id);
  }

  async does(namespace: string, payload: object, transaction_id?: string): Promise<Receipt> {
    const answer = await this.client.signaling.send.mutate({
      namespace,
      payload,
      ...(transaction_id && { transaction_id }),
    });
    assert.deepEqual(receipt.parse(answer), answer);
    return answer;
  }

  async invites(input: {
    role: Role;
    groups?: string[];
    label?: string;
    expires_at?: string;
    max_uses?: number;
  }): Promise<string> {
    const { code } = await this.client.invites.create.mutate({ room_id: this.self.room_info.id, ...input });
    return code;
  }

  async revokes(code: string): Promise<object> {
    return await this.client.invites.revoke.mutate({ room_id: this.self.room_info.id, code });
  }

  /** Takes the next event, whose payload must have these fields. */
  async receives(expected: Record<string, unknown>): Promise<Received> {
    const received = await this.#inboxFor(expected.message).next(`${this.name} to receive ${JSON.stringify(expected)}`);
    const payload: Record<string, unknown> = received.data.payload;
    const found = Object.fromEntries(Object.keys(expected).map((key) => [key, payload[key]]));
    assert.deepEqual(found, expected, `${this.name} got ${JSON.stringify(payload)}`);
    return received;
  }

  /** Takes events up to the next with this message; returns that one. */
  async receivesUntil(message: string): Promise<Received> {
    for (;;) {
      const received = await this.#inboxFor(message).next(`${this.name} to receive ${message}`);
      if (received.data.payload.message === message) return received;
    }
  }

  /** Takes all events up to the next with this message, and returns them in order. */
  async hearsUntil(message: string): Promise<readonly Received[]> {
    const heard: Received[] = [];
    while (heard.at(-1)?.data.payload.message !== message)
      heard.push(await this.#inboxFor(message).next(`${this.name} to receive ${message}`));
    return heard;
  }

  /** Asserts that no untaken event is there or arrives in time. */
  async receivesNothing(patience = 30): Promise<void> {
    await this.client.rooms.lookup.query({ room_id: this.#room_id });
    await sleep(patience);
    assert.deepEqual(
      this.#inbox.rest.map(({ data }) => data.payload),
      [],
      `${this.name} should have received nothing`,
    );
  }

  /** The events that nobody has taken yet. */
  get unread(): readonly Received[] {
    return this.#inbox.rest;
  }

  get invitations(): number {
    return this.#invitations.rest.length;
  }

  forgets(): void {
    this.#inbox.clear();
    this.#invitations.clear();
  }

  #inboxFor(message: unknown): Inbox<Received> {
    return String(message).startsWith("invitation_") ? this.#invitations : this.#inbox;
  }

  /** Loses the connection with a close code; the client reconnects by itself. */
  drops(code?: number): void {
    this.connection.socket?.close(code);
  }

  async close(): Promise<void> {
    await this.connection.close();
  }
}

/** The id of the message that was sent. */
export function idOf(receipt: Receipt): Id {
  assert.ok("message_id" in receipt && receipt.message_id);
  return receipt.message_id;
}

/** The refusals of an invitation, as {@link refusalOf} returns them. */
export const refused = (reason: string) => ({ code: reason === "not_found" ? "NOT_FOUND" : "FORBIDDEN", reason });
export const invalid = (field: string) => ({ code: "BAD_REQUEST", reason: "invalid_payload", field });

/** The refusal of a bad request; rejects if the request succeeds. */
export async function refusalOf(request: Promise<unknown>): Promise<BadRequest & { code?: string }> {
  try {
    const answer = await request;
    throw new assert.AssertionError({ message: `was not refused but answered ${JSON.stringify(answer)}` });
  } catch (error) {
    if (!(error instanceof TRPCClientError)) throw error;
    const { httpStatus: _status, path: _path, ...data } = error.data;
    return data;
  }
}
