/**
 * What a group is called for short: the last part of its name, which often is a path, and so much before it that no other
 * of the groups is called the same. Backend for /OpenTalk/OU/Backend, Sales/Team beside /Legal/Team.
 */
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
