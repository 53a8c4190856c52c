import type { Socket } from "node:net";

export function firstLine(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => {
      text += chunk;
      const end = text.indexOf("\n");
      if (end >= 0) resolve(text.slice(0, end));
    });
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("the other side has ended without a word")));
  });
}
