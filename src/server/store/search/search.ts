import type { Addressee, Id, SearchInput, SearchPage } from "../../../protocol";
import type { Member } from "../../../room/base/room";
import { namedIn } from "../../../room/chat/events";
import { conversationOf } from "../../../room/chat/exchange";
import { refuse } from "../../kit/bad-request";
import { SEARCH_MILLISECOND_BYTES } from "../../kit/limits";
import type { Spend } from "../../limits/budget";
import type { Database } from "../database/database";
import { checkReadable, readableBy } from "../reading/histories";
import { seenMessages } from "../reading/reactions";
import { peopleOf } from "../reading/roster";
import type { Store } from "../reading/store";
import { weightOf, weightOfRows } from "../reading/weight";
import { matcherOf } from "./matching";
import type { SearchThread } from "./search-thread";
import type { Sought } from "./sought";

type Caller = { readonly identity: Id; readonly address: string };
type Asking = { readonly spend: Spend; readonly signal: AbortSignal | undefined };
type Parts = {
  readonly database: Pick<Database, "readRows">;
  readonly store: Pick<Store, "member">;
  readonly thread: SearchThread;
};

export class Search {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Refuses a conversation that the participant may not see. */
  async page({ identity, address }: Caller, input: SearchInput, { spend, signal }: Asking): Promise<SearchPage> {
    const { store, thread } = this.#parts;
    const { room_id } = input;
    const self = (await store.member(room_id, identity)) ?? refuse("not_found");
    const sought = await this.#sought(self, input);
    const { ids, next, took } = await thread.search(sought, { address, signal });
    spend(took * SEARCH_MILLISECOND_BYTES);
    // Judged by the participant and the texts of now: both may have changed since the thread read them.
    const after = (await store.member(room_id, identity)) ?? refuse("not_found");
    if (input.scope === "group" && !after.groups.includes(input.target)) refuse("not_a_member");
    const messages = await this.#seen(after, { ...sought, ids });
    const participants = await this.#absent(after, room_id, messages.flatMap(namedIn));
    spend(weightOf(messages) + weightOfRows(ids.length + participants.length + 1));
    return {
      messages,
      complete: next === undefined,
      ...(next !== undefined && { next: String(next) }),
      participants,
    };
  }

  close(): Promise<void> {
    return this.#parts.thread.close();
  }

  async #sought(self: Member, input: SearchInput): Promise<Sought> {
    const { room_id, term, source, has, since, until, before, limit } = input;
    const conversations = await this.#conversations(self, input);
    const { head } = (await this.#parts.database.readRows.room(room_id)) ?? refuse("not_found");
    return {
      room_id,
      conversations,
      term,
      ...(source !== undefined && { source }),
      hasLink: has === "link",
      ...(since !== undefined && { since }),
      ...(until !== undefined && { until }),
      from: self.visible_from,
      before: Math.min(before === undefined ? head + 1 : Number(before), head + 1),
      limit,
    };
  }

  async #conversations(self: Member, input: SearchInput): Promise<string[]> {
    const { database } = this.#parts;
    if (input.scope === undefined) {
      const correspondents = await database.readRows.correspondents(self.id);
      return readableBy(self, correspondents).map((to) => conversationOf(self.id, to));
    }
    const to: Addressee = input;
    await checkReadable(database.readRows, { room_id: input.room_id, self, to });
    return [conversationOf(self.id, to)];
  }

  async #seen(self: Member, sought: Sought & { readonly ids: readonly Id[] }) {
    const { readRows } = this.#parts.database;
    const { room_id, ids } = sought;
    if (ids.length === 0) return [];
    const matches = matcherOf(sought);
    const places = new Map(ids.map((id, place) => [id, place]));
    const seen = await seenMessages(readRows, self, await readRows.messagesBy(room_id, ids));
    const place = ({ id }: { readonly id: Id }) => places.get(id) ?? 0;
    return seen.filter(({ content }) => matches(content)).sort((one, other) => place(one) - place(other));
  }

  async #absent(self: Member, room_id: Id, ids: readonly Id[]) {
    const people = await peopleOf(this.#parts.database.readRows, room_id, ids);
    return people.filter(({ id, module_data }) => id !== self.id && module_data.control.left_at !== undefined);
  }
}
