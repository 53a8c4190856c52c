import { connect, type Socket } from "node:net";

/** All sockets share this read buffer: the bytes are valid only during a read. */
const READ_BYTES = 1024 * 1024;
const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/** A WebSocket (RFC 6455) by hand, so that a thousand of them cost the load process as little as possible. */
export class LeanSocket {
  readonly #socket: Socket;
  readonly #hear: (frame: Buffer) => void;
  #waiting: Buffer[] = [];
  #have = 0;
  #need = 0;
  #isOpen = false;
  #isCut = false;
  #opened: () => void = () => {};

  private constructor(socket: Socket, hear: (frame: Buffer) => void) {
    this.#socket = socket;
    this.#hear = hear;
  }

  /** The bytes are valid only until `hear` returns. */
  static async open(port: number, path: string, hear: (frame: Buffer) => void): Promise<LeanSocket> {
    return new Promise((resolve, reject) => {
      const read = (count: number, bytes: Uint8Array) => {
        lean.#read(Buffer.from(bytes.buffer, bytes.byteOffset, count));
        return true;
      };
      const socket = connect({ port, host: "127.0.0.1", onread: { buffer: room, callback: read } });
      const lean = new LeanSocket(socket, hear);
      lean.#opened = () => resolve(lean);
      socket.setNoDelay(true);
      socket.on("error", reject);
      socket.on("close", () => {
        lean.#isCut = true;
        reject(new Error(`a connection was refused at ${path}`));
      });
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
      );
    });
  }

  get isCut(): boolean {
    return this.#isCut;
  }

  send(text: string): void {
    this.#write(TEXT, Buffer.from(text));
  }

  cut(): void {
    this.#isCut = true;
    this.#socket.destroy();
  }

  /** Frames of a client are masked; a mask of zeros leaves the bytes as they are. */
  #write(opcode: number, payload: Uint8Array): void {
    const { length } = payload;
    if (length >= 65_536) throw new Error("the server takes no frame of 64 KiB");
    const head = Buffer.alloc(length < 126 ? 6 : 8);
    head[0] = 0x80 | opcode;
    head[1] = 0x80 | (length < 126 ? length : 126);
    if (length >= 126) head.writeUInt16BE(length, 2);
    this.#socket.write(Buffer.concat([head, payload]));
  }

  #read(bytes: Buffer): void {
    if (this.#have === 0) {
      this.#keep(this.#take(bytes));
      return;
    }
    this.#keep(bytes);
    if (this.#have < this.#need) return;
    const all = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#have = 0;
    this.#keep(this.#take(all));
  }

  #keep(rest: Buffer): void {
    if (rest.length === 0) return;
    this.#waiting.push(Buffer.from(rest));
    this.#have += rest.length;
  }

  #take(bytes: Buffer): Buffer {
    let at = 0;
    this.#need = 0;
    if (!this.#isOpen) {
      const end = bytes.indexOf("\r\n\r\n");
      if (end < 0) return bytes;
      if (!bytes.subarray(0, 12).equals(Buffer.from("HTTP/1.1 101"))) {
        this.cut();
        return bytes.subarray(bytes.length);
      }
      this.#isOpen = true;
      this.#opened();
      at = end + 4;
    }
    for (;;) {
      const left = bytes.length - at;
      if (left < 2) break;
      const short = (bytes[at + 1] ?? 0) & 127;
      const head = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (left < head) break;
      const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : bytes.readUIntBE(at + 4, 6);
      if (left < head + length) {
        this.#need = head + length;
        break;
      }
      this.#frame((bytes[at] ?? 0) & 15, bytes.subarray(at + head, at + head + length));
      at += head + length;
    }
    return bytes.subarray(at);
  }

  #frame(opcode: number, payload: Buffer): void {
    if (opcode === TEXT) this.#hear(payload);
    else if (opcode === PING) this.#write(PONG, payload);
    else if (opcode === CLOSE) this.cut();
  }
}

const room = new Uint8Array(READ_BYTES);
