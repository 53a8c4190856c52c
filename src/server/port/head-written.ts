import type { ServerResponse } from "node:http";

/** Resolves, too, when the head never will be written. */
export function headWritten(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const { writeHead } = response;
    response.once("close", resolve);
    Object.assign(response, {
      writeHead(...head: unknown[]) {
        resolve();
        return Reflect.apply(writeHead, response, head);
      },
    });
  });
}
