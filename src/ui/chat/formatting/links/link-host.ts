export type Look =
  | { readonly kind: "plain" }
  /** It could be taken for another: the real one is shown beside it. */
  | { readonly kind: "doubtful"; readonly host: string }
  /** It seems to end elsewhere, or is no host. */
  | { readonly kind: "deceptive" };

/** Letters and digits that look like the delimiters of a host, `/ . ? : \`. Other characters make no host. */
const LIKE_DELIMITERS = new Set("ノ丿丶〳Ⳇ٠۰ःઃːꓸꓹꓺꓻꓼꓽʔɁॽᎮꛫ𝅭ǃ");

/** Letters that are drawn like Latin ones: a word of nothing else is read as Latin, except in its script's domain. */
const LIKE_LATIN = new RegExp(
  `^[\\d${[
    "аысԁеԍһіюјӏорԗԛѕԝхуъьҽпгѵѡкүґӕѐёїӑӗўӯӱӧӓєꙇ",
    "αγεηικνορτυχωζϳςάέήίόύώϊϋ",
    "օսոհցզքյգաղտվեԁպ",
    "ყირსიოჿხ",
    "ꭰꭱꭲꭺꮃꮇꮋꮍꮓꮖꮜꮤꮩꮪꮯꮲꮶꮻꭵ",
  ].join("")}-]+$`,
  "u",
);

/** Latin letters of European languages, common in names; others differ too little from plain ones. */
const EUROPEAN = /^[a-z\d_ßà-öø-ÿāăąćčďđēėęěğģīįķļłńņňőœřśşšţťūůűųźżžș-ț-]+$/u;

const ALONE = [
  "Cyrillic",
  "Greek",
  "Armenian",
  "Georgian",
  "Hebrew",
  "Arabic",
  "Devanagari",
  "Bengali",
  "Tamil",
  "Thai",
];
/** The scripts of a label, each with digits; Chinese, Japanese and Korean also mix with Latin letters. */
const SCRIPTS = [
  ...ALONE.map((script) => `\\p{Script_Extensions=${script}}`),
  "\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}a-z",
  "\\p{scx=Han}\\p{scx=Bopomofo}a-z",
  "\\p{scx=Han}\\p{scx=Hangul}a-z",
].map((letters) => new RegExp(`^[${letters}\\d-]+$`, "u"));

/** Doubtful: it mixes scripts, its script's letters look Latin, or it becomes another host in the browser. */
export function lookOfHost(url: string): Look {
  const written = writtenHost(url);
  if (written === "") return { kind: "deceptive" };
  const host = realHost(written);
  if (host === undefined || !/^[\p{L}\p{M}\p{N}.\-_:[\]]+$/u.test(written)) return { kind: "deceptive" };
  if ([...written].some((character) => LIKE_DELIMITERS.has(character))) return { kind: "deceptive" };
  const read = written.toLowerCase();
  if (read === host) return { kind: "plain" };
  const labels = read.split(".");
  const isNational = /[^a-z\d-]/.test(labels.at(-1) ?? "");
  const isPlain =
    read.normalize("NFC") === read.normalize("NFKC") &&
    labels.every(isPlainLabel) &&
    (isNational || !labels.some((label) => LIKE_LATIN.test(label) && !/^[\d-]+$/.test(label)));
  return isPlain && /(^|\.)xn--/.test(host) ? { kind: "plain" } : { kind: "doubtful", host };
}

function writtenHost(url: string): string {
  const [, mail] = /^mailto:[^?]*@([^?]*)/i.exec(url) ?? [];
  const [, authority = ""] = /^https?:\/\/([^/?#\\]*)/i.exec(url) ?? [];
  return mail ?? authority.replace(/:\d*$/, "");
}

function realHost(written: string): string | undefined {
  return parsed(`http://${written}/`)?.hostname;
}

/** `URL.canParse` of Node 20 refuses "ü" once it has been called often, and the tests run there. */
export function parsed(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

function isPlainLabel(label: string): boolean {
  const text = label.normalize("NFC");
  if (text === "" || EUROPEAN.test(text)) return !/^xn--/.test(text);
  return SCRIPTS.some((script) => script.test(text));
}
