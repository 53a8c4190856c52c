import assert from "node:assert/strict";
import test from "node:test";
import { pathOfPasted } from "./pasted-link";

const CODE = "Zk3-_x91QwAbCdEfGhIj_-";
const SITE = "https://chat.example.org";
const LINK = `${SITE}/join/${CODE}`;
const ROOM = "5d3c1c5e-0000-4000-8000-00000000000a";
const encoded = encodeURIComponent(LINK);

const invitations: Record<string, string> = {
  "as it is": LINK,
  "with air around it": `  ${LINK}\n`,
  "at the end of a sentence": `You are invited: ${LINK}.`,
  "in brackets": `(${LINK})`,
  "in brackets, at the end": `Come (${LINK}).`,
  "before a comma": `${LINK}, and bring cake`,
  "before a semicolon": `${LINK}; see you`,
  "before a colon": `${LINK}: ten o'clock`,
  "before an exclamation mark": `${LINK}!`,
  "before dots": `${LINK}...`,
  "before an ellipsis": `${LINK}…`,
  "in pointed brackets": `<${LINK}>`,
  "in German quotation marks": `„${LINK}“`,
  "in French quotation marks": `«${LINK}»`,
  "in English quotation marks": `“${LINK}”`,
  "in an HTML attribute": `<a href="${LINK}">Join</a>`,
  "with a slash at the end": `${LINK}/`,
  "with slashes at the end": `${LINK}//`,
  "with what a campaign adds": `${LINK}?utm_source=mail&utm_medium=x`,
  "with what a network adds, wrongly": `${LINK}&fbclid=IwAR0x`,
  "with a place in the page": `${LINK}#top`,
  "with an encoded space": `${LINK}%20`,
  "with an encoded quotation mark": `${LINK}%E2%80%9D`,
  "with a broken encoding": `${LINK}%E2%80`,
  "in capitals, but for the code": `HTTPS://CHAT.EXAMPLE.ORG/JOIN/${CODE}`,
  "without a scheme": `chat.example.org/join/${CODE}`,
  "of another port": `http://192.168.1.4:3000/join/${CODE}`,
  "of an IPv6 address": `http://[::1]:3000/join/${CODE}`,
  "as a path": `/join/${CODE}`,
  "with two slashes": `${SITE}//join//${CODE}`,
  "as Markdown": `[Join us](${LINK})`,
  "as Markdown, emphasised": `_${LINK}_`,
  "as bold text": `*${LINK}*`,
  "as wiki text": `[${LINK}|Planning]`,
  "broken in the code": `${LINK.slice(0, -9)}\n${LINK.slice(-9)}`,
  "broken in the code, with spaces": `Come to ${LINK.slice(0, -9)}\r\n   ${LINK.slice(-9)}\r\nat ten`,
  "broken in an answer": `> Come to ${LINK.slice(0, -4)}\n> ${LINK.slice(-4)}\n> at ten`,
  "broken, and put into one line": `Come to ${LINK.slice(0, -9)}   ${LINK.slice(-9)} at ten`,
  "before a line that was put behind it": `${LINK}See you there`,
  "broken before the code": `${SITE}/join/\n${CODE}`,
  "broken in the path": `${SITE}/jo\nin/${CODE}`,
  "broken in the host": `https://chat.exa\nmple.org/join/${CODE}`,
  "before another line": `${LINK}\nSee you there`,
  "broken, in quoted-printable": `${LINK.slice(0, -5)}=\n${LINK.slice(-5)}`,
  "with characters that nobody sees": `${SITE}/join/\u200b${CODE.slice(0, 9)}\u00ad${CODE.slice(9)}\ufeff`,
  "behind Outlook's protection": `https://eur01.safelinks.protection.outlook.com/?url=${encoded}&data=05%7C02%7Cbob`,
  "behind Google": `https://www.google.com/url?q=${LINK}&sa=D&source=calendar`,
  "behind Facebook": `https://l.facebook.com/l.php?u=${encoded}%3Ffbclid%3DIw&h=AT0`,
  "encoded twice": `https://track.example/click?to=${encodeURIComponent(encoded)}`,
  "behind a mail scanner": `https://urldefense.com/v3/__${LINK}__;!!abc$`,
  "behind an older mail scanner": `https://urldefense.proofpoint.com/v2/url?u=https-3A__chat.example.org_join_${CODE.replaceAll("-", "%2D").replaceAll("_", "%5F").replaceAll("%", "-")}&d=DwMFAg&c=x`,
  "in a whole mail": `Hi Bob,\n\nwe meet at https://example.org/join/us on Friday.\nYour link: ${LINK}\n\n-- \nAlice\nhttps://example.org/rooms/b`,
  "with Windows' slashes": `\\join\\${CODE}`,
  "as Markdown that is escaped": LINK.replaceAll("_", "\\_").replaceAll("-", "\\-"),
  "as JSON": `{"link":"${LINK.replaceAll("/", "\\/")}"}`,
  "with hyphens that do not break": LINK.replaceAll("-", "\u2011"),
  "with dashes": LINK.replaceAll("-", "–"),
  "broken at a hyphen that was put in": `${LINK.slice(0, -9)}-\n${LINK.slice(-9)}`,
  "broken at a hyphen of its own": `${SITE}/join/${CODE.slice(0, 4)}\n${CODE.slice(4)}`,
  "with places where it may break": `${SITE}<wbr>/join/<wbr/>${CODE.slice(0, 9)}<wbr>${CODE.slice(9, 12)}&shy;${CODE.slice(12)}`,
  "in wide letters": LINK.replace(/[!-~]/g, (it) => String.fromCharCode(it.charCodeAt(0) + 0xfee0)),
  "with slashes of mathematics": LINK.replaceAll("/", "\u2215"),
  "encoded three times": encodeURIComponent(encodeURIComponent(encoded)),
  "encoded five times": [1, 2, 3, 4].reduce(encodeURIComponent, encoded),
  "with an encoded hyphen that does not break": LINK.replaceAll("-", "%E2%80%91"),
  "encoded in part, wrongly at the end": `${encoded}%E0%A4%A%`,
  "behind the link of a room": `The room: ${SITE}/rooms/${ROOM}\nYour link: ${LINK}`,
  "before the link of a room": `${LINK}\n${SITE}/rooms/${ROOM}`,
  "broken, behind the link of a room": `${SITE}/rooms/${ROOM}\n${LINK.slice(0, -9)}\n${LINK.slice(-9)}`,
  "of any case, with an encoded slash": `${SITE}/JOIN%2f${CODE}`,
  "with another part behind it": `${LINK}/moderate`,
  "in quotation marks behind the slash": `/join/“${CODE}”`,
  "as a bare code": CODE,
  "as a code with a word before it": `code: ${CODE}`,
  "as a code in a sentence": `The code is "${CODE}", come at ten.`,
  "as a bare code with a hyphen that was put in": `${CODE.slice(0, 12)}-\n${CODE.slice(12)}`,
  "as a bare code at the end of a sentence": `${CODE}.`,
  "as a bare code that is broken": `${CODE.slice(0, 12)}\n${CODE.slice(12)}`,
};

for (const [how, pasted] of Object.entries(invitations))
  test(`an invitation leads to the door: ${how}`, () => assert.equal(pathOfPasted(pasted), `/join/${CODE}`));

test("the link of a room leads into it, whatever is around it", () => {
  const link = `${SITE}/rooms/${ROOM}`;
  const ways = ["", "/moderate", ".", ")", "#people", "/moderate?x=1", "%20", "…"].map((end) => link + end);
  for (const pasted of [...ways, link.toUpperCase(), `<${link}>`, `${link.slice(0, -20)}=\n${link.slice(-20)}`])
    assert.equal(pathOfPasted(pasted), `/rooms/${ROOM}`, pasted);
});

test("a shorter code is taken as it is", () => {
  assert.equal(pathOfPasted(`${SITE}/join/Zk3-_x91Qw.`), "/join/Zk3-_x91Qw");
  assert.equal(pathOfPasted("Zk3-_x91Qw"), "/join/Zk3-_x91Qw");
});

test("anything else leads nowhere", () => {
  for (const text of [
    "",
    "hello",
    "see you at ten",
    "https://example.org/",
    "/join/",
    "javascript:alert(1)",
    "%",
    "\n",
    "die Benutzerfreundlichkeit des Ganzen",
    "https://music.example/track/4uLU6hMCjMI75M1A2tKUQC or so",
    "1234567890123456789012 is a number",
  ])
    assert.equal(pathOfPasted(text), undefined, text);
});

test("a backslash before a code that begins with a line is a slash", () => {
  for (const code of [`_${CODE.slice(1)}`, `-${CODE.slice(1)}`])
    assert.equal(pathOfPasted(`\\join\\${code}`), `/join/${code}`);
});

test("a room is meant where an invitation is only spoken of", () => {
  const mail = `See https://example.org/join/us on Friday, and bring everybody.\nThe room: ${SITE}/rooms/${ROOM}`;
  assert.equal(pathOfPasted(mail), `/rooms/${ROOM}`);
});

test("a huge paste is answered at once, whatever it is made of", () => {
  const parts = [..." \t\n\r\\%=-_>|<([{\"'“*`a5&;.:/\u00ad\u200b\u0301–／Ａ\u{1d400}🙂ﷺ"];
  const longer = [
    "=\n> ",
    " \n",
    "-\n",
    "\r\n",
    "%2F",
    "%25",
    "%E2",
    "%E2%80%8B",
    "join/",
    "join\\",
    "/join/ ",
    "rooms/",
    "join/(",
    "a\u0301\u0323",
  ];
  const more = [
    `${LINK}/`,
    "<wbr",
    "<wbr>",
    "&shy;",
    "&#x0",
    "urldefense.",
    "urldefense.a/v2/url?u=",
    "\\_",
    "join",
    "a ",
    ROOM,
    `${"x".repeat(21)} `,
  ];
  pathOfPasted(LINK);
  for (const part of [...parts, ...longer, ...more])
    for (const pasted of [
      part.repeat(200_000 / part.length),
      `x${part.repeat(200_000 / part.length)}x`,
      `join/${part.repeat(200_000 / part.length)}`,
    ]) {
      const took = Math.min(...[1, 2, 3].map(() => timeOf(() => pathOfPasted(pasted))));
      assert.ok(took < 500, `${JSON.stringify(pasted.slice(0, 20))} took ${Math.round(took)} ms`);
    }
});

function timeOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
