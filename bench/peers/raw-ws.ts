import type { AddressInfo } from "node:net";
import { WebSocket, WebSocketServer } from "ws";

// The floor: a broadcast as the documentation of ws has it, without storage or identities.

const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false });
server.on("connection", (socket) => {
  socket.on("message", (data) => {
    const text = data.toString();
    for (const client of server.clients) if (client.readyState === WebSocket.OPEN) client.send(text);
  });
});
server.on("listening", () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`The peer is at http://127.0.0.1:${port}\n`);
});
