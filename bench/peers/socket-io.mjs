import { createServer } from "node:http";
import { Server } from "socket.io";

// Rooms as Socket.IO's documentation has them, over WebSocket alone.

const http = createServer();
const io = new Server(http, { transports: ["websocket"] });
io.on("connection", (socket) => {
  socket.join("room");
  socket.on("say", (text) => io.to("room").emit("said", text));
});
http.listen(0, "127.0.0.1", () => {
  process.stdout.write(`The peer is at http://127.0.0.1:${http.address().port}\n`);
});
