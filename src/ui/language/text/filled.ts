/** `<name/>` stands for `parts.name`. All are put in at once and verbatim: a name may be called `<name/>`, or `$&`. */
export function filled(text: string, parts: Readonly<Record<string, string>>): string {
  return text.replace(/<(\w+)\/>/gu, (tag, part: string) => (Object.hasOwn(parts, part) ? String(parts[part]) : tag));
}
