import { type Id, TYPING_EVERY_SECONDS } from "../../../protocol";
import type { RoomEvent } from "../../../room/base/room";
import { conversationOf } from "../../../room/chat/exchange";
import { TYPISTS_WAITING } from "../../kit/limits";

type Typing = Extract<RoomEvent["payload"], { message: "typing" }>;

/** In milliseconds. */
const PAUSE_MS = 1_000;

type Parts = {
  readonly onDue: (events: readonly RoomEvent[]) => void;
  readonly now?: () => number;
};

/**
 * The first typist of a conversation is told at once, then one a second. Repetitions within three seconds, and more
 * than a few who wait, are left out.
 */
export class Typists {
  readonly #onDue: Parts["onDue"];
  readonly #now: () => number;
  /** By conversation, and then by participant. */
  readonly #waiting = new Map<string, Map<Id, RoomEvent>>();
  readonly #heard = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor({ onDue, now = () => performance.now() }: Parts) {
    this.#onDue = onDue;
    this.#now = now;
  }

  /** Returns whether the event is told later, or not at all. */
  note(event: RoomEvent): boolean {
    const { payload } = event;
    if (payload.message === "typing") this.#hear(event, payload);
    else if (this.#waiting.size > 0) this.#withdraw(payload);
    return payload.message === "typing";
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #hear(event: RoomEvent, payload: Typing): void {
    const { source } = payload;
    const conversation = conversationOf(source, payload);
    const key = `${source} ${conversation}`;
    const heard = this.#heard.get(key);
    if (heard !== undefined && !this.#isOver(heard)) return;
    this.#heard.set(key, this.#now());
    const typists = this.#waiting.get(conversation) ?? new Map<Id, RoomEvent>();
    if (typists.size >= TYPISTS_WAITING) return;
    this.#waiting.set(conversation, typists.set(source, event));
    this.#timer ??= setTimeout(() => this.#due(), 0).unref();
  }

  #withdraw(payload: RoomEvent["payload"]): void {
    if (payload.message === "message_sent")
      this.#waiting.get(conversationOf(payload.source, payload))?.delete(payload.source);
    if (payload.message === "left") for (const typists of this.#waiting.values()) typists.delete(payload.id);
    if (payload.message === "chat_disabled") this.#waiting.clear();
  }

  #due(): void {
    this.#timer = undefined;
    this.#tell();
    for (const [key, heard] of this.#heard) if (this.#isOver(heard)) this.#heard.delete(key);
    if (this.#heard.size > 0) this.#timer = setTimeout(() => this.#due(), PAUSE_MS).unref();
  }

  #tell(): void {
    const events: RoomEvent[] = [];
    for (const [conversation, typists] of this.#waiting) {
      const [first] = typists;
      if (first !== undefined) {
        const [source, event] = first;
        typists.delete(source);
        events.push(event);
      }
      if (typists.size === 0) this.#waiting.delete(conversation);
    }
    if (events.length > 0) this.#onDue(events);
  }

  #isOver(heard: number): boolean {
    return this.#now() - heard >= TYPING_EVERY_SECONDS * 1_000;
  }
}
