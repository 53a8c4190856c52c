/** The file that an SQLite address names, or why it names none: the rest of a line that begins with the setting. */
export type Named = { readonly file: string } | { readonly fault: string };

/**
 * Reads `file:` and a path, in which `%3F` is a question mark. Whatever else the path could mean to others is refused,
 * because it would silently name another file.
 */
export function fileNamedBy(url: string): Named {
  const [, host = "", path = ""] = /^file:(?:\/\/([^/]*)(?=\/|$))?(.*)$/s.exec(url) ?? [];
  if (host !== "" && host !== "localhost")
    return { fault: `names the machine ${host}: write file:///${path.slice(1)}` };
  const [, option] = /\?(.*)$/s.exec(path) ?? [];
  if (option !== undefined)
    return { fault: `has the option ${option || "?"}, and an SQLite file has none: leave it out, or write ? as %3F` };
  if (path.includes("#")) return { fault: "has a #: write it as %23" };
  if (path.startsWith("~")) return { fault: "begins with ~, which only a shell reads: write the folder in full" };
  const file = decoded(path);
  if (file === undefined) return { fault: "has a % that stands for no character: write it as %25" };
  if (/%2f|%00/i.test(path)) return { fault: "has a %2F or %00, which no name can have" };
  if (file.includes(":memory:")) return { fault: "names no file: several connections cannot share one in memory" };
  if (file === "" || file.endsWith("/"))
    return { fault: "names a folder: add the name of the file, such as parley.db" };
  return { file };
}

export function urlOf(file: string): string {
  return `file:${file.replace(/[%?#]/g, encodeURIComponent)}`;
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
