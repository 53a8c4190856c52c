import type {
  Envelope,
  Id,
  ModerationState,
  OpenReport,
  ReviewState,
  Role,
  StoredMessage,
} from "../../../src/protocol";
import { evolveRestricted, NOBODY_RESTRICTED, withoutWaiting } from "../../../src/room/moderation/restricted";
import { evolveReview, NOTHING_TO_REVIEW } from "../../../src/room/review/review";

type Seen = Pick<StoredMessage, "id" | "source" | "scope" | "content">;

/** The messages that a device remembers at most, and the arrivals. */
const MOST = 200;
const MOST_ARRIVALS = 20;

/** The newest messages that a device was told, oldest first, its own reactions, the pins, what waits, and the own role. */
export class Memory {
  readonly #seen = new Map<Id, Seen>();
  readonly #reactions = new Map<Id, readonly string[]>();
  readonly #pinned = new Set<Id>();
  #review: ReviewState = NOTHING_TO_REVIEW;
  #moderation: ModerationState = NOBODY_RESTRICTED;
  #role: Role = "user";
  #who: Id = "";
  #name: string | undefined;
  #isGiven = false;
  #arrivals: Id[] = [];

  note(envelope: Envelope): void {
    const { payload } = envelope;
    this.#review = evolveReview(this.#review, envelope);
    if (payload.message === "message_sent") this.#add(payload);
    if (payload.message === "own_reactions") this.#reactions.set(payload.id, payload.reactions);
    if (payload.message === "message_pinned") this.#pinned.add(payload.id);
    if (payload.message === "message_unpinned" || payload.message === "message_deleted")
      this.#pinned.delete(payload.id);
    if (payload.message === "role_updated") {
      this.#role = payload.new_role;
      this.#review = payload.module_data?.messages ?? NOTHING_TO_REVIEW;
      this.#moderation = payload.module_data?.moderation ?? NOBODY_RESTRICTED;
    }
    if (envelope.namespace === "moderation") this.#moderation = evolveRestricted(this.#moderation, envelope.payload);
    if (payload.message === "joined") {
      this.#moderation = withoutWaiting(this.#moderation, payload.id);
      this.#arrivals = [...this.#arrivals, payload.id].slice(-MOST_ARRIVALS);
    }
    if (payload.message === "update" && payload.id === this.#who) this.#name = payload.module_data.control.display_name;
    if (payload.message === "display_name_changed" && payload.target === this.#who && payload.issued_by !== this.#who)
      this.#isGiven = true;
    if (payload.message === "join_success" || payload.message === "resumed") this.#role = payload.role;
    if (payload.message !== "join_success") return;
    this.#who = payload.id;
    this.#name = payload.display_name;
    this.#isGiven = payload.module_data.moderation?.name_is_given === true;
    const { chat, messages, moderation } = payload.module_data;
    this.#moderation = { ...NOBODY_RESTRICTED, ...moderation };
    const { room_history, groups_history, private_history } = chat;
    this.#review = { ...NOTHING_TO_REVIEW, ...messages };
    this.#pinned.clear();
    for (const { id } of messages?.pinned ?? []) this.#pinned.add(id);
    const histories = [room_history, ...[...groups_history, ...private_history].map(({ history }) => history)];
    const all = histories.flat().sort((one, other) => (one.timestamp < other.timestamp ? -1 : 1));
    for (const message of all) this.#add(message);
  }

  get role(): Role {
    return this.#role;
  }

  get all(): readonly Seen[] {
    return [...this.#seen.values()];
  }

  has(content: string): boolean {
    return this.all.some((it) => it.content === content);
  }

  of(source: Id): readonly Seen[] {
    return this.all.filter((it) => it.source === source);
  }

  /** The pins, in the order in which it was told of them: some may have ended. */
  get pinned(): readonly Id[] {
    return [...this.#pinned];
  }

  /** The messages that wait for a moderator: to others than moderators, their own. */
  get held(): readonly Seen[] {
    return this.#review.held;
  }

  /** The people who wait to be let in, as a moderator knows. */
  get waiting(): readonly Id[] {
    return this.#moderation.waiting_room_participants.filter(({ accepted }) => !accepted).map(({ id }) => id);
  }

  /** The people who are banned, as a moderator knows. */
  get banned(): readonly Id[] {
    return this.#moderation.banned_participants.map(({ participant_id }) => participant_id);
  }

  /** The people who have come, the latest last. */
  get arrivals(): readonly Id[] {
    return this.#arrivals;
  }

  /** Their name, unless a moderator has given it: `undefined` then, and at first. */
  get ownName(): string | undefined {
    return this.#isGiven ? undefined : this.#name;
  }

  /** The reports that are open. */
  get reports(): readonly OpenReport[] {
    return this.#review.reports;
  }

  /** The own reactions that it was told of, by message in the order of their first change. */
  get reactions(): readonly { readonly message_id: Id; readonly reaction: string }[] {
    return [...this.#reactions].flatMap(([message_id, all]) => all.map((reaction) => ({ message_id, reaction })));
  }

  #add({ id, source, scope, content }: Seen): void {
    this.#seen.delete(id);
    this.#seen.set(id, { id, source, scope, content });
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > MOST && oldest !== undefined) this.#seen.delete(oldest);
  }
}
