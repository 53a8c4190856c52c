import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { HTTP_REQUESTS_OF_CONNECTION } from "../kit/limits";

const unanswered = new WeakMap<Socket, number>();

/** Ends a connection with too many; returns whether to answer the request. */
export function countUnanswered(socket: Socket, response: ServerResponse): boolean {
  if (socket.destroyed) return false;
  const count = (unanswered.get(socket) ?? 0) + 1;
  if (count > HTTP_REQUESTS_OF_CONNECTION) {
    socket.destroy();
    return false;
  }
  unanswered.set(socket, count);
  response.once("close", () => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1));
  return true;
}
