import type { IncomingMessage } from "node:http";
import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;
/** An address, or a network of them. */
export type Network = { readonly address: Address; readonly bits: number };

/** Reads `10.0.0.1` or `fd00::/8`; nothing, where it is neither. */
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
 * Where a request comes from. What it says itself in `X-Forwarded-For` counts only as far as it was written by proxies
 * that are trusted: anybody can write anything there. Of an IPv6 address it is the network (/64), in which whoever has
 * one address has them all.
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

/** Where a connection comes from, before anything is said on it; nothing, where that is a proxy's that is trusted. */
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

/** The address in what a proxy writes, which may put the port behind it, and brackets around an IPv6 address. */
function addressIn(hop: string): Address | undefined {
  const [, bracketed, dotted] = /^(?:\[([^\]]+)\]|([\d.]+))(?::\d{1,5})?$/.exec(hop) ?? [];
  const text = bracketed ?? dotted ?? hop;
  return isAddress(text) ? ipaddr.process(text) : undefined;
}

/** In the usual form: `127.1` or `0x7f000001` would be one, too. */
function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
}

function isIn(address: Address, network: Network): boolean {
  return address.kind() === network.address.kind() && address.match(network.address, network.bits);
}
