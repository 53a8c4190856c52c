/** As much of the path as tells it from others: Backend for /OpenTalk/OU/Backend, or Sales/Team. */
export function groupLabel(name: string, among: readonly string[] = []): string {
  const parts = partsOf(name);
  const others = among.filter((it) => it !== name).map(partsOf);
  for (let count = 1; count <= parts.length; count++) {
    const label = endOf(parts, count);
    if (!others.some((other) => endOf(other, count) === label)) return label;
  }
  return name;
}

function partsOf(name: string): string[] {
  return name.split("/").filter((part) => part.trim() !== "");
}

function endOf(parts: readonly string[], count: number): string {
  return parts.slice(-count).join("/");
}
