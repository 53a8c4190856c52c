import type { IncomingMessage } from "node:http";
import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;
export type Network = { readonly address: Address; readonly bits: number };

/** Reads `10.0.0.1` or `fd00::/8`. Returns `undefined` for any other text. */
export function networkIn(text: string): Network | undefined {
  if (ipaddr.isValidCIDR(text)) {
    const [address, bits] = ipaddr.parseCIDR(text);
    return { address, bits };
  }
  if (!isAddress(text)) return undefined;
  const address = ipaddr.process(text);
  return { address, bits: address.kind() === "ipv4" ? 32 : 128 };
}

/**
 * `X-Forwarded-For` is believed only as far back as trusted proxies wrote it: a client can put anything there. An IPv6
 * address is cut to /64, because a client has its whole network.
 */
export function addressOf({ socket, headers }: IncomingMessage, trusted: readonly Network[]): string {
  const forwarded = String(headers["x-forwarded-for"] ?? "").split(",");
  const hops = [socket.remoteAddress ?? "", ...forwarded.reverse()].map((hop) => hop.trim());
  let nearest: Address | undefined;
  for (const hop of hops) {
    const address = addressIn(hop);
    if (address === undefined) break;
    nearest = address;
    if (!trusted.some((network) => isIn(address, network))) break;
  }
  return named(nearest);
}

/** `undefined` for a trusted proxy, whose first request tells the address. */
export function peerOf({ remoteAddress = "" }: { remoteAddress?: string }, trusted: readonly Network[]) {
  const peer = addressIn(remoteAddress);
  const isTrusted = peer !== undefined && trusted.some((network) => isIn(peer, network));
  return isTrusted ? undefined : named(peer);
}

function named(address: Address | undefined): string {
  if (address === undefined) return "unknown";
  if (address instanceof ipaddr.IPv4) return address.toString();
  return `${address.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
}

function addressIn(hop: string): Address | undefined {
  const [, bracketed, dotted] = /^(?:\[([^\]]+)\]|([\d.]+))(?::\d{1,5})?$/.exec(hop) ?? [];
  const text = bracketed ?? dotted ?? hop;
  return isAddress(text) ? ipaddr.process(text) : undefined;
}

/** Accepts the usual notation only: `127.1` and `0x7f000001` are addresses, too. */
function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
}

function isIn(address: Address, network: Network): boolean {
  return address.kind() === network.address.kind() && address.match(network.address, network.bits);
}
