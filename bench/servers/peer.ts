import { inTurns } from "../load/crowd";
import { type dialects, PeerUser } from "../load/peer-user";
import { Measured } from "./measured";

const programs = {
  "raw ws": ["--import", "tsx", "bench/peers/raw-ws.ts"],
  "Socket.IO": ["bench/peers/socket-io.mjs"],
  tRPC: ["--import", "tsx", "bench/peers/trpc.ts"],
};

export type PeerName = keyof typeof programs & keyof typeof dialects;

export function startPeer(name: PeerName, core: number | undefined): Promise<Measured> {
  return Measured.start({ args: programs[name], core });
}

export function enterPeer(port: number, dialect: Parameters<typeof PeerUser.enter>[1], size: number) {
  return inTurns(size, () => PeerUser.enter(port, dialect));
}
