import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { holdsUnseen } from "../../protocol/primitives/invisible-characters";
import { CONFUSABLES } from "./confusables";
import { disguises, keysOfDisguise, lookKey, lookKeys, looksLike } from "./look-alike";

const ALIKE: readonly (readonly [string, string])[] = [
  ["Alice", "alice"],
  ["Alice", "ALICE"],
  ["Alice", "AIice"],
  ["Alice", "A1ice"],
  ["Alice", "AL1CE"],
  ["Alice", "A|ice"],
  ["Alice", "Аlice"],
  ["Alice", "Αlicе"],
  ["Alice", "Ａｌｉｃｅ"],
  ["Alice", "𝓐𝓵𝓲𝓬𝓮"],
  ["Alice", "Ⓐⓛⓘⓒⓔ"],
  ["Alice", "Álìcë"],
  ["Alice", "Al ice"],
  ["Alice", "Al\u00a0ice."],
  ["Alice", "Ali\u200bce"],
  ["Bob", "ВОВ"],
  ["Bob", "B0b"],
  ["Bob", "Воb"],
  ["Carmen", "Carrnen"],
  ["Łukasz", "Lukasz"],
  ["Zoë", "Zoe"],
  ["Søren", "Soren"],
  ["Straße", "STRASSE"],
  ["O’Neill", "O'Neill"],
  ["Anna-Lena", "Anna Lena"],
  ["Ivan", "lvan"],
  ["Paul", "Pau1"],
  ["Андрей", "андреи"],
  ["Νίκος", "νικος"],
  ["Дмитрий", "ДМИТРИЙ"],
  ["Alice", "Alice ✓"],
  ["Alice", "★ Alice ★"],
  ["Alice", "Alice 🛡"],
  ["Alice", "Alice 🛡️"],
  ["Alice", "👑Alice👑"],
  ["Alice", "👩‍💻 Alice"],
  ["Alice", "Alice~"],
  ["Alice", "<Alice>"],
  ["Alice", "「Alice」"],
  ["Alice", "◇Alice◇"],
  ["Alice", "× Alice ×"],
  ["Alice", "Alice™"],
  ["Alice", "Alice 🇩🇪"],
  ["Alice", "ᴀʟɪᴄᴇ"],
  ["Alice", "ᴬˡⁱᶜᵉ"],
  ["Alice", "🄰🄻🄸🄲🄴"],
  ["Alice", "🅰🅻🅸🅲🅴"],
  ["Alice", "🅐🅛🅘🅒🅔"],
  ["Alice", "🇦🇱🇮🇨🇪"],
  ["Alice", "⒜⒧⒤⒞⒠"],
  ["Alice 🙂", "Alice 🎓"],
  ["Alice", "Aӏice"],
  ["Alice", "Аӏісе"],
  ["Paul", "Раuӏ"],
  ["Olga", "Oӏga"],
  ["Ivan", "ӏvan"],
  ["Alice", "ALlCE"],
  ["Alice", "aIice"],
  ["Alice", "ᗩᒪᎥᑕᗴ"],
  ["Clara", "ᑕlara"],
  ["Chris Clark", "Ϲhris Ϲlark"],
  ["Chris Clark", "Ϲhris Clark"],
  ["Lucas", "Luϲas"],
  ["Bob", "Ƅob"],
  ["Bob", "Ьob"],
  ["Peter", "Peteг"],
  ["Susi", "Suſi"],
  ["马云", "⻢云"],
  ["محمد", "مـحـمـد"],
];

const INNOCENT: readonly (readonly [string, string])[] = [
  ["Neil", "Nell"],
  ["Ian", "Lan"],
  ["Al", "Ai"],
  ["Li", "Ll"],
  ["Iva", "Lva"],
  ["Ilona", "Llona"],
  ["Ines", "Lines"],
  ["Ella", "Elia"],
  ["Kai", "Kal"],
  ["Lars", "Lara"],
  ["Jon", "John"],
  ["Anna", "Hanna"],
  ["Marie", "Maria"],
  ["Müller", "Möller"],
  ["Alice", "Alicia"],
  ["Bob", "Rob"],
  ["Carol", "Carola"],
  ["Anna 1", "Anna 2"],
  ["Анна", "Anna"],
  ["Саша", "Sasha"],
  ["राम", "रोम"],
  ["कमल", "कमला"],
  ["かき", "がき"],
  ["李明", "李鸣"],
  ["علي", "عالي"],
  ["דוד", "דור"],
  ["สมชาย", "สมหญิง"],
  ["Nguyễn An", "Nguyễn Anh"],
  ["!!!", "..."],
  ["★", "🦊"],
  ["★", "☆"],
  ["🇩🇪", "🇫🇷"],
  ["🙂", "🎓"],
  ["❤️", "💔"],
  ["Dana", "Diana"],
  ["Гена", "Rena"],
  ["Вера", "Bera"],
  ["Сергей", "Sergej"],
  ["Ольга", "Olga"],
  ["Роман", "Roman"],
  ["Юрий", "Yuri"],
  ["Σοφία", "Sofia"],
  ["Σωτήρης", "Sotiris"],
  ["Γιώργος", "Giorgos"],
  ["Χρήστος", "Christos"],
  ["Νικος", "Nick"],
  ["Ayşe", "Aise"],
  ["Håkon", "Haken"],
  ["Lucas", "Lukas"],
  ["Chris Clark", "Christ Clark"],
  ["Chris Clark", "Chris Stark"],
  ["Franz", "Frans"],
  ["Susi", "Sufi"],
  ["马云", "冯云"],
  ["김민준", "김민중"],
];

describe("Names look alike", () => {
  for (const [one, other] of ALIKE)
    test(`${one} and ${other}`, () => {
      assert.ok(looksLike(one, other) && looksLike(other, one));
      assert.ok(lookKeys(other).includes(lookKey(one)), "and the second is found where the first is");
      assert.ok(lookKeys(one).includes(lookKey(other)), "and the first where the second is");
    });

  test("to a moderator's, whatever sign stands beside that", () => {
    const signs = Array.from({ length: 0x30000 }, (_, code) => String.fromCodePoint(code || 1)).filter((it) =>
      /^[\p{P}\p{S}]$/u.test(it),
    );
    assert.ok(signs.length > 5000);
    const known = lookKey("Alice");
    for (const sign of signs)
      for (const name of [`${sign} Alice`, `Alice ${sign}`, `Alice${sign}`, `${sign}Alice${sign}`])
        assert.ok(looksLike("Alice", name) && lookKeys(name).includes(known), name);
  });

  test("whatever Unicode's table says looks like something", () => {
    assert.ok(CONFUSABLES.size > 6000, "the table is there");
    for (const [from, to] of CONFUSABLES) {
      if (isOrnament(from, to) || holdsUnseen(`a${from}`)) continue;
      const pairs = [
        [`Ta${from}us`, `Ta${to}us`],
        [`${from}ob`, `${to}ob`],
      ];
      if (/^[A-Za-z]$/.test(to)) {
        // A capital I is an l within a name, but no capital L at its beginning: nobody takes "Ian" for "Lan".
        if (to !== "l" || looksLike(from, "l")) pairs.push([`Ben${from}a`, `Ben${to.toLowerCase()}a`]);
        if (to !== "l") pairs.push([`${from}enta`, `${to.toUpperCase()}enta`]);
      }
      for (const [shown = "", meant = ""] of pairs) {
        assert.ok(looksLike(shown, meant) && looksLike(meant, shown), `${shown} for ${meant}`);
        assert.ok(lookKeys(shown).includes(lookKey(meant)), `${shown} is found for ${meant}`);
      }
    }
  });
});

/** A sign without a script, for a letter that is not Latin. */
function isOrnament(from: string, to: string): boolean {
  const plain = to.normalize("NFD").replace(/\p{M}/gu, "");
  return from === "%" || (/^(?=\p{S})\p{Script=Common}/u.test(from) && !/^[A-Za-z]+$/.test(plain));
}

const MODERATOR = "Priya Raman";
/** Some with Cyrillic or Greek letters, full-width ones, small capitals, and Latin ones in the place of others. */
const NUMBERED = [
  ...["Priya Ramаn #2", "Priya Ramаn 2", "Рriya Raman 2.", "Priya Ramаn2", "Priya Ramаn - 2", "Priya Ramаn_2"],
  ...["Priya Ramаn 02", "2 Priya Ramаn", "#2 Рriya Raman", "2. Priya Ramаn", "Priya Rаman (#2)", "Priya Ramаn 2/3"],
  ...["PriyaRamаn7", "priya rаman 1", "PRIYA RАMAN 2", "Priyа Raman ²", "Priya Ramαn 2", "Ｐriya Raman 2"],
  ...["Priya Rаman №2", "ᴘʀɪʏᴀ ʀᴀᴍᴀɴ 2", "Priya Ramаn 2️⃣", "Prıya Raman 2", "Pr1ya Raman 2"],
];
const OWN_NAMES = [
  ...[
    "Priya Raman 2",
    "priya raman 2",
    "PRIYA RAMAN #2",
    "Priya Raman-2",
    "Priya Ramán 2",
    "Priya Raman2",
    "2 Priya Raman",
  ],
  ...["Priya Raman 1980", "Priya Ramen 2", "Priya Romаn 2", "Maya Ramаn 2", "Priya 2", "Приярам 2", "Прия Раман 2"],
  ...["Raman #2", "Priya R. 2", "Table 2", "R2-D2", "7", "#2", "प्रिया रमन 2", "Priya Ramanujan 2"],
];

describe("A number hides no look-alike", () => {
  for (const name of NUMBERED)
    test(name, () => {
      assert.ok(disguises(name, MODERATOR) && !looksLike(name, MODERATOR));
      assert.ok(keysOfDisguise(name).includes(lookKey(MODERATOR)), "and it is found");
    });

  for (const name of OWN_NAMES)
    test(`in ${name}`, () => {
      assert.ok(!disguises(name, MODERATOR) && !looksLike(name, MODERATOR));
    });
});

describe("Names do not look alike", () => {
  for (const [one, other] of INNOCENT)
    test(`${one} and ${other}`, () => {
      assert.ok(!looksLike(one, other) && !looksLike(other, one));
    });
});
