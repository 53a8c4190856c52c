/** A page of any other kind begins with a 0. */
const TREE_PAGES: ReadonlySet<number> = new Set([0x02, 0x05, 0x0a, 0x0d]);
const FILE_HEADER = 100;
const ZEROS = Buffer.alloc(65_536);

/** SQLite leaves copies of rows in the unused space of a page. Returns whether there was something. */
export function blankUnused(page: Buffer, number: number): boolean {
  const header = number === 1 ? FILE_HEADER : 0;
  const kind = page[header] ?? 0;
  if (!TREE_PAGES.has(kind)) return false;
  const isLeaf = kind > 0x05;
  const cells = page.readUInt16BE(header + 3);
  const spaces: [number, number][] = [
    [header + (isLeaf ? 8 : 12) + 2 * cells, page.readUInt16BE(header + 5) || page.length],
  ];
  for (let at = page.readUInt16BE(header + 1); at > 0 && at + 4 <= page.length; ) {
    spaces.push([at + 4, at + page.readUInt16BE(at + 2)]);
    const next = page.readUInt16BE(at);
    // They are in order; a damaged page could lead round and round.
    if (next <= at) break;
    at = next;
  }
  const used = spaces.filter(([from, to]) => !isBlank(page, from, to));
  for (const [from, to] of used) page.fill(0, from, to);
  return used.length > 0;
}

function isBlank(page: Buffer, from: number, to: number): boolean {
  return from >= to || to > page.length || page.subarray(from, to).equals(ZEROS.subarray(0, to - from));
}
