/**
 * A sentence of the catalogue with texts in it: `<name/>` stands for `parts.name`. All are put in at once and as they
 * are: a name may be called `<name/>`, or `$&`.
 */
export function filled(text: string, parts: Readonly<Record<string, string>>): string {
  return text.replace(/<(\w+)\/>/gu, (tag, part: string) => (Object.hasOwn(parts, part) ? String(parts[part]) : tag));
}
