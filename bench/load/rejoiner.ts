import { once } from "node:events";
import { WebSocket } from "ws";

/**
 * A program that joins a room, reads all of it, and joins anew, as fast as the server admits it. Arguments: port,
 * token, room, invitation. Writes a line after the first join.
 */
const [port, token, room_id, invite] = process.argv.slice(2);
const input = { room_id, display_name: "Rejoiner", invite };
for (let times = 0; ; times += 1) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/trpc?connectionParams=1`);
  socket.on("error", () => {});
  await once(socket, "open");
  socket.send(JSON.stringify({ method: "connectionParams", data: { token } }));
  socket.send(JSON.stringify({ id: 1, method: "subscription", params: { path: "signaling.session", input } }));
  await new Promise<void>((resolve) => {
    socket.on("close", () => resolve());
    socket.on("message", (frame) => {
      if (
        !Buffer.from(frame as Buffer)
          .subarray(0, 100)
          .includes('"started"')
      )
        resolve();
    });
  });
  socket.terminate();
  if (times === 0) process.stdout.write("joined\n");
}
