import { randomUUID } from "node:crypto";
import type { RawConnection } from "./raw-connection";
import type { Site } from "./site";

/** A person's room, and the data to join it again. */
export async function roomOn(server: Site) {
  const token = await server.identity();
  const { body } = await server.post("rooms.create", { title: "Weekly" }, { token });
  const { room_id } = body.result.data;
  const join = async () => {
    const connection = await server.connect(token);
    await connection.joins({ room_id, display_name: "Alice" });
    return connection;
  };
  return { room_id: room_id as string, token, join };
}

export const message = (content: string) => ({ action: "send_message", scope: "global", content });

/** Sends without waiting for receipts, and collects the receipts by content. */
export function stream(connection: RawConnection, count: number, receipts: Map<string, string>): string[] {
  connection.socket.on("message", (data) => {
    const { id, result } = JSON.parse(data.toString());
    if (typeof id === "string" && result?.data?.message_id) receipts.set(id, result.data.message_id);
  });
  const contents = Array.from({ length: count }, () => randomUUID() as string);
  for (const content of contents) {
    const input = { namespace: "chat", payload: message(content), transaction_id: content };
    connection.write({ id: content, method: "mutation", params: { path: "signaling.send", input } });
  }
  return contents;
}

/** All messages of a room, page by page. */
export async function historyOf(server: Site, room_id: string, token: string) {
  const found: { id: string; content: string }[] = [];
  for (let before: string | undefined; ; before = found[0]?.id) {
    const { body } = await server.get("chat.history", { room_id, scope: "global", before }, { token });
    const { messages, complete } = body.result.data;
    found.unshift(...messages);
    if (complete) return found;
  }
}
