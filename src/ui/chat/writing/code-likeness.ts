const SIGNS = [
  /^(?: {2,}|\t)\S/u,
  /[;{}]\s*$/u,
  /^\s*[)}\]]+[;,]?\s*$/u,
  /^\s*(?:at|from) .+[(:]\d+/u,
  /^\s*File ".+", line \d+/u,
  /^\s*(?:\/\/|\/\*|<!--|#!|#include\b|--\s)/u,
  /^\s*(?:import|export|const|let|var|def|class|return|function|fn|pub|package|using|if|elif|else|for|while|try|SELECT|FROM|WHERE|INSERT|UPDATE)\b.*[(){}=:;'"*,]/u,
  /[\w\])]\s*(?:=>|->|===?|!==?|:=|\+=|&&|\|\|)\s*[\w("'[]/u,
  /<\/?[a-z][\w-]*(?:\s[^<>]*)?>/u,
  /^\s*[a-z_][\w.-]*\s*[=:]\s*["'[{\d]/iu,
  /^(?:\+|-)\s.*[;(){}=]/u,
  /^\s*(?:\$|>>>|PS>)\s\S/u,
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/u,
  /^[\w.]*(?:Error|Exception)\b.*:/u,
];

/** A single line never does. */
export function looksLikeCode(text: string): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length < 2) return false;
  const found = lines.filter((line) => SIGNS.some((sign) => sign.test(line)));
  return found.length * 2 > lines.length || (found.length >= 2 && found.length * 2 >= lines.length);
}

export function isInBlock(text: string): boolean {
  return text.split("\n").filter((line) => line.startsWith("```")).length % 2 === 1;
}

export function asBlock(text: string, before: string, behind: string): string {
  const start = before === "" || before.endsWith("\n") ? "" : "\n";
  const end = behind === "" || behind.startsWith("\n") ? "" : "\n";
  return `${start}\`\`\`\n${text.replace(/\n+$/u, "")}\n\`\`\`${end}`;
}
