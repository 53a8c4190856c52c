const PERCENT = 0x25;

/** Decodes percent encoding, in linear time and without throwing. Invalid sequences stay; bad UTF-8 becomes U+FFFD. */
export function percentDecoded(text: string): string {
  if (!text.includes("%")) return text;
  const bytes = new TextEncoder().encode(text);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] === PERCENT ? encodedByte(bytes, at + 1) : undefined;
    bytes[length] = byte ?? bytes[at] ?? 0;
    length += 1;
    if (byte !== undefined) at += 2;
  }
  return new TextDecoder().decode(bytes.subarray(0, length));
}

function encodedByte(bytes: Uint8Array, at: number): number | undefined {
  const [high, low] = [digit(bytes[at]), digit(bytes[at + 1])];
  return high === undefined || low === undefined ? undefined : 16 * high + low;
}

function digit(byte = 0): number | undefined {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : undefined;
}
