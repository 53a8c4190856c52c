/** What the host of a link looks like. */
export type Look =
  /** It is what it seems to be. */
  | { readonly kind: "plain" }
  /** It could be taken for another: the real one is to be shown beside. */
  | { readonly kind: "doubtful"; readonly host: string }
  /** It seems to end where it does not, or is none. */
  | { readonly kind: "deceptive" };

/** Letters and digits that look like what ends a host or parts it: `/ . ? : \`. Of other characters no host is made. */
const LIKE_DELIMITERS = new Set("ノ丿丶〳Ⳇ٠۰ःઃːꓸꓹꓺꓻꓼꓽʔɁॽᎮꛫ𝅭ǃ");

/** Letters that are drawn like Latin ones: a word of nothing else is read as Latin, except under a domain of its script. */
const LIKE_LATIN = new RegExp(
  `^[\\d${[
    // Cyrillic, with small letters as hosts have them.
    "аысԁеԍһіюјӏорԗԛѕԝхуъьҽпгѵѡкүґӕѐёїӑӗўӯӱӧӓєꙇ",
    // Greek, Armenian, Georgian, Cherokee.
    "αγεηικνορτυχωζϳςάέήίόύώϊϋ",
    "օսոհցզքյգաղտվեԁպ",
    "ყირსიოჿხ",
    "ꭰꭱꭲꭺꮃꮇꮋꮍꮓꮖꮜꮤꮩꮪꮯꮲꮶꮻꭵ",
  ].join("")}-]+$`,
  "u",
);

/** Latin letters of European languages, as they stand in names there; others differ from plain ones by too little. */
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
/** Scripts in which a label may be written, each with digits; Chinese, Japanese and Korean are written with Latin ones. */
const SCRIPTS = [
  ...ALONE.map((script) => `\\p{Script_Extensions=${script}}`),
  "\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}a-z",
  "\\p{scx=Han}\\p{scx=Bopomofo}a-z",
  "\\p{scx=Han}\\p{scx=Hangul}a-z",
].map((letters) => new RegExp(`^[${letters}\\d-]+$`, "u"));

/**
 * How the host of an address looks to a reader, and where it really leads: with letters of several scripts, or of one
 * whose letters look Latin, it could be taken for another, and so where the browser makes another host of what stands
 * there.
 */
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

/** The host as it is written, without its port. */
function writtenHost(url: string): string {
  const [, mail] = /^mailto:[^?]*@([^?]*)/i.exec(url) ?? [];
  const [, authority = ""] = /^https?:\/\/([^/?#\\]*)/i.exec(url) ?? [];
  return mail ?? authority.replace(/:\d*$/, "");
}

/** The host that a browser makes of it: in ASCII. */
function realHost(written: string): string | undefined {
  const url = `http://${written}/`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

function isPlainLabel(label: string): boolean {
  const text = label.normalize("NFC");
  if (text === "" || EUROPEAN.test(text)) return !/^xn--/.test(text);
  return SCRIPTS.some((script) => script.test(text));
}
