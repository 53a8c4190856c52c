import assert from "node:assert/strict";
import { test } from "node:test";
import { emojiIn } from "./emoji";
import { searchEmoji } from "./emoji-search";
import { WORDS } from "./emoji-words";
import { EMOTICONS } from "./emoticons";

const FIRST = {
  en: [
    "thumb 👍 | thumbs up 👍 | thumbs down 👎 | ok 👌 | okay 👌 | yes 👍 | no ❌ | done ✅ | check ✅",
    "tada 🎉 | party 🎉 | thanks 🙏 | thank you 🙏 | please 🙏 | hello 👋 | hi 👋 | bye 👋 | wave 👋 | clap 👏",
    "fire 🔥 | heart ❤ | broken heart 💔 | love ❤ | laugh 😂 | lol 😂 | sad 😭 | cry 😢 | happy 😊",
    "angry 😠 | tired 😴 | sick 🤒 | eyes 👀 | rocket 🚀 | idea 💡 | 100 💯 | warning ⚠ | question ❓",
    "important ❗ | coffee ☕ | beer 🍺 | wine 🍷 | cake 🎂 | birthday 🎂 | pizza 🍕 | lunch 🍽 | water 💧",
    "home 🏠 | house 🏠 | sorry 😔 | time ⏰ | wait ⏳ | left ⬅ | right ➡ | up ⬆ | down ⬇ | arrow ➡",
    "phone 📱 | call 📞 | email 📧 | calendar 📅 | meeting 📅 | link 🔗 | lock 🔒 | key 🔑 | search 🔍",
    "bug 🐛 | stop 🛑 | star ⭐ | sun ☀ | rain 🌧 | snow ❄ | dog 🐶 | cat 🐱 | tree 🌳 | car 🚗 | train 🚆",
    "bike 🚲 | plane ✈ | money 💰 | gift 🎁 | music 🎵 | book 📖 | computer 💻 | camera 🎥 | photo 📷",
    "world 🌍 | luck 🤞 | strong 💪 | think 🤔 | shrug 🤷 | facepalm 🤦 | plus ➕ | minus ➖ | new 🆕",
    "info ℹ | Germany 🇩🇪 | raise hand 🙋 | good 👍 | bad 👎 | cross ❌ | cool 😎 | crown 👑 | ! ❗ | ? ❓",
    "ty 🙏 | hug 🤗 | yep 👍 | nope 👎 | disagree 👎",
    "<3 ❤ | </3 💔 | +1 👍 | -1 👎 | :) 🙂 | :-) 🙂 | :D 😃 | :( 🙁 | :-( 🙁 | ;) 😉 | :P 😛 | :O 😮 | :'( 😢",
    ":/ 😕 | xD 😆 | -> ➡ | <- ⬅",
  ],
  de: [
    "daumen 👍 | ok 👌 | ja 👍 | nein ❌ | fertig ✅ | erledigt ✅ | genau ✅ | prima 👍 | super 👍 | gut 👍",
    "schlecht 👎 | haken ✅ | kreuz ❌ | danke 🙏 | bitte 🙏 | entschuldigung 😔 | herz ❤ | liebe ❤",
    "lachen 😂 | weinen 😢 | froh 😊 | wütend 😠 | müde 😴 | krank 🤒 | angst 😱 | hallo 👋 | tschüss 👋",
    "moin 👋 | klatschen 👏 | applaus 👏 | feuer 🔥 | feiern 🎉 | party 🎉 | traurig 😭 | frage ❓",
    "wichtig ❗ | achtung ⚠ | idee 💡 | kaffee ☕ | bier 🍺 | wein 🍷 | kuchen 🎂 | torte 🍰 | geburtstag 🎂",
    "pizza 🍕 | essen 🍽 | wasser 💧 | rakete 🚀 | glückwunsch 🎉 | glück 🍀 | stern ⭐ | haus 🏠",
    "zuhause 🏠 | zeit ⏰ | uhr 🕐 | warten ⏳ | pause ⏸ | links ⬅ | rechts ➡ | oben ⬆ | unten ⬇",
    "pfeil ➡ | telefon 📱 | handy 📱 | anruf 📞 | brief ✉ | mail 📧 | kalender 📅 | termin 📅 | link 🔗",
    "schloss 🔒 | schlüssel 🔑 | suche 🔍 | fehler 🐛 | stopp 🛑 | sonne ☀ | regen 🌧 | schnee ❄ | hund 🐶",
    "katze 🐱 | baum 🌳 | blumen 💐 | auto 🚗 | zug 🚆 | fahrrad 🚲 | flugzeug ✈ | geld 💰 | geschenk 🎁",
    "musik 🎵 | buch 📖 | computer 💻 | kamera 🎥 | foto 📷 | welt 🌍 | stark 💪 | denken 🤔 | neu 🆕",
    "fußball ⚽ | fussball ⚽ | gruß 👋 | gruss 👋 | weiß ⚪ | weiss ⚪ | straße 🛣 | strasse 🛣 | achseln 🤷 | hundert 💯",
    "info ℹ | urlaub 🏖 | melden 🙋 | deutschland 🇩🇪 | krone 👑 | ! ❗ | ? ❓ | <3 ❤ | +1 👍 | -1 👎 | :) 🙂",
    ":D 😃 | :( 🙁 | ;) 😉 | :'( 😢 | -> ➡",
  ],
} as const;

for (const language of ["en", "de"] as const)
  test(`the expected emoji comes first, in ${language}`, async () => {
    const { emojis } = await emojiIn(language);
    const wanted = FIRST[language].flatMap((row) => row.split(" | "));
    assert.ok(wanted.length > 100);
    const found = wanted.map((row) => {
      const query = row.slice(0, row.lastIndexOf(" "));
      return `${query} ${plain(searchEmoji(emojis, query)[0]?.emoji)}`;
    });
    assert.deepEqual(found, wanted);
  });

test("each word that the page adds finds the emoji that it stands at", async () => {
  for (const language of ["en", "de"] as const) {
    const { emojis } = await emojiIn(language);
    const known = new Set(emojis.map(({ emoji }) => plain(emoji)));
    for (const [emoji, words] of [...Object.entries(WORDS[language] ?? {}), ...Object.entries(EMOTICONS)]) {
      assert.ok(known.has(emoji), emoji);
      for (const word of words.split(" "))
        assert.ok(
          searchEmoji(emojis, word.replaceAll("_", " "))
            .slice(0, 3)
            .some((it) => plain(it.emoji) === emoji),
          `${language}: ${word} ${emoji}`,
        );
    }
  }
});

test("accents, case and surrounding spaces do not matter, and nonsense finds nothing", async () => {
  const { emojis } = await emojiIn("de");
  const [first] = searchEmoji(emojis, "  GLUCKWUNSCH ");
  assert.equal(plain(first?.emoji), "🎉");
  assert.deepEqual(searchEmoji(emojis, "qqqq"), []);
  assert.equal(searchEmoji(emojis, " ").length, emojis.length);
});

function plain(emoji: string | undefined): string | undefined {
  return emoji?.replace(/\uFE0F/gu, "");
}
