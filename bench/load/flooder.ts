import { once } from "node:events";
import { WebSocket } from "ws";

const AT_ONCE = 100;

/**
 * A program that sends into a room as fast as the connection takes it. Arguments: port, token, room, invitation. Writes
 * a line when the flood begins.
 */
const [port, token, room_id, invite] = process.argv.slice(2);
const socket = new WebSocket(`ws://127.0.0.1:${port}/api/trpc?connectionParams=1`);
await once(socket, "open");
const input = { room_id, display_name: "Flooder", invite };
socket.send(JSON.stringify({ method: "connectionParams", data: { token } }));
socket.send(JSON.stringify({ id: 1, method: "subscription", params: { path: "signaling.session", input } }));
await once(socket, "message");
const payload = { action: "send_message", scope: "global", content: "x".repeat(200) };
const params = { path: "signaling.send", input: { namespace: "chat", payload } };
process.stdout.write("flooding\n");
for (let id = 2; socket.readyState === WebSocket.OPEN; id += AT_ONCE)
  await new Promise((resolve) => {
    for (let count = 0; count < AT_ONCE; count += 1)
      socket.send(JSON.stringify({ id: id + count, method: "mutation", params }), count === 0 ? resolve : undefined);
  });
