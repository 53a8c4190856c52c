import type { Addressee, HistoryPage, Id, SearchPage } from "../../../src/protocol";
import type { TestClient } from "../../../src/server/testing/test-client";
import type { Recorder, Sought } from "../../history";

/** Somebody with a connection, whose questions are recorded. */
export type Asker = { readonly who: Id; readonly client: TestClient["trpc"]; readonly recorder: Recorder };

export async function pageFor(
  { who, client, recorder }: Asker,
  to: Addressee,
  page: { readonly limit: number; readonly before?: Id },
): Promise<HistoryPage | undefined> {
  const reading = recorder.next();
  recorder.note({ kind: "reading", reading, who, question: { ...to, ...page } });
  try {
    const found = await client.chat.history.query({ room_id: recorder.room_id, ...to, ...page });
    recorder.note({ kind: "read", reading, page: found });
    return found;
  } catch (error) {
    recorder.note({ kind: "read", reading, refused: String(error) });
    return undefined;
  }
}

export async function messagesFor({ who, client, recorder }: Asker, ids: readonly Id[]): Promise<void> {
  const reading = recorder.next();
  recorder.note({ kind: "fetching", reading, who, ids });
  try {
    const { messages } = await client.chat.messages.query({ room_id: recorder.room_id, ids: [...ids] });
    recorder.note({ kind: "fetched", reading, messages });
  } catch (error) {
    recorder.note({ kind: "fetched", reading, refused: String(error) });
  }
}

export async function hitsFor({ who, client, recorder }: Asker, sought: Sought): Promise<SearchPage | undefined> {
  const reading = recorder.next();
  recorder.note({ kind: "searching", reading, who, sought });
  const { to, ...rest } = sought;
  try {
    const page = await client.chat.search.query({ room_id: recorder.room_id, ...to, ...rest });
    recorder.note({ kind: "searched", reading, page });
    return page;
  } catch (error) {
    recorder.note({ kind: "searched", reading, refused: String(error) });
    return undefined;
  }
}

/** Asks for what nobody answers at the door. */
export async function asksInVain(asker: Asker): Promise<void> {
  await Promise.all([
    pageFor(asker, { scope: "global" }, { limit: 10 }),
    hitsFor(asker, { term: "edited", limit: 10 }),
  ]);
}
