/**
 * Where a pasted invitation leads, as a path of this site: the link of an invitation or of a room, with or without
 * what people's programs put around it, or the bare code. Nothing else leads anywhere.
 */
export function pathOfPasted(pasted: string): string | undefined {
  const text = pasted.trim().replace(/^[<("'„“«]+|[>)"'”“».,;!]+$/gu, "");
  const [, path, last] = /(?:^|\/)(join|rooms)\/([\w-]{1,100})(?:[/?#].*)?$/u.exec(text) ?? [];
  if (path && last) return `/${path}/${last}`;
  return /^[\w-]{8,100}$/u.test(text) ? `/join/${text}` : undefined;
}
