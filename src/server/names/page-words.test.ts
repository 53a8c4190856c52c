import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { CATALOGUES } from "../../ui/language/catalogues/catalogues";
import { isPageWord, PAGE_WORDS } from "./page-words";

const source = new URL("../../ui/", import.meta.url);
const texts = Object.entries(CATALOGUES).map(([language, catalogue]) => ({
  language,
  entries: new Map(flat(catalogue)),
}));

/** The page's texts in places of names, and the parts of sentences that hold a name. */
const IN_PLACE_OF_NAMES = [
  /\?\? t\("([^"]+)"/g,
  /\? t\("([^"]+)"\) : \(/g,
  /\bothers=\{[^,\n]*\bt\("([^"]+)"/g,
  /(?:who|name|before|people)\b[:=? ][^,\n]*\bt\("([^"]+)"/g,
];

test("the page says nothing in place of a name that somebody may be called", () => {
  assert.ok(texts.length >= 2, "there are catalogues");
  const code = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((path) => /(?<!\.test)\.tsx?$/.test(path))
    .map((path) => readFileSync(new URL(path, source), "utf8"));
  const keys = new Set(
    code.flatMap((text) => IN_PLACE_OF_NAMES.flatMap((it) => [...text.matchAll(it)].map(([, key = ""]) => key))),
  );
  assert.ok(keys.has("people.somebody") && keys.has("notices.others"), "they are found");
  for (const { language, entries } of texts)
    for (const key of keys)
      for (const form of [key, `${key}_one`, `${key}_other`]) {
        const text = entries.get(form)?.replace("{{count}}", "17");
        if (text !== undefined) assert.ok(isPageWord(text), `${language}: "${text}" of ${form}`);
      }
});

test("all that a catalogue calls a role, a person or a conversation is the page's, with any number", () => {
  for (const { language, entries } of texts) {
    const words = [...entries].filter(([key]) =>
      /(^|\.)(role\.[a-z]+|you|owner|somebody|others_[a-z]+|private|notes)$/.test(key),
    );
    const short = words
      .map(([key, text]) => [key, text] as const)
      .filter(([, text]) => !/[<.]|\{\{(?!count)/.test(text));
    assert.ok(short.length > 10, language);
    for (const [key, text] of short)
      for (const number of ["1", "2", "17", "１２", "٣"])
        assert.ok(isPageWord(text.replace("{{count}}", number)), `${language}: "${text}" of ${key}`);
  }
});

test("the page's sentences are no names, with or without their last sign", () => {
  for (const name of [
    "This message was removed.",
    "this message was removed",
    "Loading...",
    "You are editing your message",
  ])
    assert.ok(isPageWord(name), name);
  for (const name of ["Diese Nachricht wurde entfernt", "Nur die Gruppe sieht das.", "Wird gesendet …"])
    assert.ok(isPageWord(name), name);
  for (const name of ["Anna Loading", "Goes", "Hugo van der Goes", "Message in a Bottle"])
    assert.ok(!isPageWord(name), name);
});

/** Common given names and surnames in many countries. */
const NAMES = `
  Aaron Abbas Abby Abdul Abigail Ada Adam Adele Adrian Agnes Ahmed Aiko Aisha Alan Alba Albert Aldo Alejandro Alena Alex
  Alexander Alfred Ali Alice Alina Allen Alma Alois Alva Amal Amar Amelie Amir Amit Amy An Ana Anders Andrea Andreas Ang
  Angela Anja Anke Ann Anna Anne Annette Anouk Anton Antje Ari Ariel Arjun Armin Arno Art Arthur Artur Asher Astrid Ava Axel
  Ayşe Ban Bao Barbara Bastian Beate Ben Benedikt Benno Berit Bernd Bert Beth Bianca Bill Birgit Björn Bo Bob Bodo Boris
  Brad Brandon Brigitte Britta Bruno Cai Carl Carla Carmen Carol Caroline Celia Chad Chai Chandra Charlotte Chen Chet Chi
  Chloe Chris Christian Christina Chuck Claire Clara Claude Claudia Clay Cliff Cody Cole Colin Conrad Cora Cornelia Cosima
  Craig Curt Dag Dai Dale Damian Dan Dana Daniel Daniela Dario David Dawn Dean Deb Dee Denis Derya Diana Diego Dieter Dina
  Dirk Dmitri Dolores Don Doris Dorothea Drew Dora Duc Earl Eda Edda Eddie Edgar Edith Elena Eli Elias Elif Elisa Ella Elle
  Ellen Ellis Elmar Else Elsa Emil Emilia Emma Emre Ena Enid Eric Erika Erin Erna Ernst Esra Esther Eva Evan Fabian Faith
  Fatima Felix Fern Finn Fiona Flora Florian Frank Franz Franziska Fred Frieda Friedrich Fritz Gabi Gail Gary Gene Georg
  Gerd Gerda Gero Gil Gina Gisela Glen Gloria Grace Grant Greta Gudrun Guido Gus Guy Gwen Hai Hal Hana Hanna Hannes Hans
  Harald Harry Hedwig Heidi Heike Heinz Helen Helga Helmut Henning Henry Herbert Hilda Ho Holger Holly Homer Hope Horst Hue
  Hugo Hung Ian Ida Igor Ilja Ilse Ina Ines Inga Ingo Ingrid Ira Iris Irma Isa Isabel Ivan Ivy Jack Jakob Jan Jana Jane
  Jasmin Jasper Jay Jean Jen Jens Jie Jin Jo Joan Jochen Joe Johanna Johannes John Jon Jonas Joost Jörg Josef Joy Juan Judith
  Jules Julia Julian Jun June Jürgen Jutta Kai Kara Karin Karl Kasper Kate Katharina Katja Kay Keith Kemal Ken Kerstin Kevin
  Kim Kind Kira Kit Klara Klaus Konrad Kurt Lana Lance Lara Lars Laura Lea Lee Leif Lena Leo Leon Leonie Li Lia Liam Lien
  Lilly Lin Lina Linda Linh Lisa Liv Liz Lois Lola Long Lorenz Lotte Lou Louis Lu Luca Lucia Lucy Ludwig Luis Luisa Lukas Luke
  Luna Lutz Lynn Ma Mae Magda Mai Maja Malte Mandy Manfred Manuel Mara Marc Marcel Marco Margot Maria Marie Mario Marion Mark
  Marlene Marta Martin Mary Mason Mathilde Matt Mats Matthias Max May Mechthild Meg Mehmet Mei Melanie Melissa Mia Michael
  Michel Miguel Mila Milan Miles Mina Ming Mio Miriam Mo Mohammed Molly Mona Monika Moritz Murat Nadia Nadine Nan Nancy Nat
  Nell Neil Nele Nick Nico Nicole Nike Nils Nina Ning Noah Noel Nora Norbert Norma Nour Ola Olaf Ole Olga Oliver Olivia Omar
  Ona Oscar Otto Pam Pat Patrick Paul Paula Pearl Peer Peggy Penny Per Pete Peter Petra Phil Philipp Pia Pierre Piet Pim Pip
  Qi Quentin Rachel Rae Ralf Ramona Raoul Ravi Ray Rebecca Reiner Remo Rena Renate René Rex Rich Rita Rob Robert Robin Rod Roland
  Rolf Roman Ron Rosa Rose Roy Rudi Ruth Ryan Sabine Sally Sam Samuel Sandra Sara Sasha Saskia Scott Sean Sebastian Selma
  Sergej Shan Shu Sigrid Silke Silvia Simon Skip Sky Sofia Sol Sonja Sophie Stan Star Stefan Steffi Stella Stephan Sue Summer
  Sunil Susanne Sven Sylvia Tad Tai Tam Tamara Tan Tanja Ted Teo Tess Thea Theo Theresa Thomas Tia Tilda Till Tilo Tim Timo
  Tina Tobias Todd Tom Ton Tony Trudi Tu Udo Ulf Uli Ulla Ulrich Ulrike Uma Ursula Ute Uwe Val Van Vera Verena Veronika Viola
  Victor Vincent Von Wade Waldemar Walter Wanda Ward Wei Wen Wendy Werner Wilhelm Will Willi Wim Wolf Wolfgang Woody Xaver
  Xi Yan Yang Yara Yi Yong Yu Yuki Yusuf Yves Yvonne Zoe
  Abt Ahn Alt Bach Back Bader Bauer Baum Beck Becker Bell Berg Berger Bergmann Binder Bishop Black Blum Bold Bond Born Bosch
  Brand Brandt Braun Brown Bush Cash Church Clark Close Code Cook Cross Day Decker Dietrich Dunkel Eckert Ende Engel Ernst
  Fett Fink Fischer Fisher Fleming Ford Forster Fox Frank Freeman Friend Fuchs Fürst Glass Goes Gold Good Graf Gray Green Groß
  Grund Haas Hahn Hall Hart Hartmann Hass Heil Hell Herr Herrmann Hill Hirsch Hoffmann Holmes Home Hood Huber Hunt Jung Kaiser
  Kaufmann Keller Keys King Klein Knight Koch Kohl König Krause Kraus Krüger Kuhn Kurz Lang Lange Lau Law Light Lieb Link
  List Lock Loos Love Maier Mann Marsh Meier Meister Mende Metz Miller More Moore Mut Müller Neu Neumann Nielsen Noon Page
  Park Parker Paulsen Pfeiffer Pin Pohl Pope Post Price Prior Raab Reich Reid Reiter Richter Ritter Roth Rush Sauer Save Schäfer
  Schiller Schmidt Schneider Scholz Schreiber Schröder Schubert Schulz Schuster Seidel Send Sommer Sparks Speaker Stark Stein
  Stern Still Stone Storch Strauß Street Swift Temple Thoma Tiger Town Vogel Vogt Voss Wagner Wall Walter Warner Way Weber
  Weiß Wells Wendt Werth West White Winkler Winter Wise Witt Wolf Wood Wright Young Zimmermann Zeller`;

test("nobody is refused for a name that many have", () => {
  const names = NAMES.trim().split(/\s+/);
  assert.ok(names.length > 500);
  for (const name of names)
    for (const form of [name, name.toUpperCase(), name.toLowerCase(), `${name} ${name}`, `${name} 2`])
      assert.ok(!isPageWord(form), form);
});

describe("The page's words", () => {
  test("with a number behind them are names", () => {
    for (const name of ["Person 5", "User 12", "Guest 3", "Participant 7", "Teilnehmer 4", "Student 3", "Klasse 7b"])
      assert.ok(!isPageWord(name), name);
  });

  test("are found in every disguise that a name has", () => {
    for (const word of PAGE_WORDS) assert.ok(isPageWord(word), word);
    for (const word of [
      "you",
      "YOU",
      "Y0u",
      "Υоu",
      "Ｙｏｕ",
      "Yóu",
      "You.",
      "M0derator",
      "Μοdеrаtоr",
      "GUEST",
      "ΑΙΙе",
      "S i e",
      "You ✓",
      "★ Host ★",
      "Moderator 1",
      "Moderator1",
      "Admin #2",
      "Admin A",
      "Alice (Moderator)",
      "Alice [M0D]",
      "Alice | Host",
      "Alice – Gastgeberin",
      "Parley Admin",
      "Room owner",
      "Systemmeldung",
      "2 others",
      "1 other",
      "2 weitere Personen",
      "5 people",
      "5 Leute",
      "12 Gäste",
      "3 users",
      "Alle im Raum",
      "Everyone in the room",
      "Nobody",
      "Private",
      "Somebody else",
      "Gastgeberin",
      "EIGENTÜMER",
      "Moderierende",
      "Benutzer",
    ])
      assert.ok(isPageWord(word), word);
  });

  test("are whole names: people may be called something longer, or something else", () => {
    for (const name of [
      "Young",
      "Yu",
      "Allen",
      "Ali",
      "Gastón",
      "Guesthouse Ltd",
      "Siegfried",
      "Anna (Marketing)",
      "Anna (Moderation team)",
      "Moderna 1",
      "Team 1",
      "Hosta B",
      "Jean-Mod",
      "Adam",
      "Link",
      "Glenn Close",
      "Manfred",
      "Meg",
      "Mina",
      "Agent 7",
      "Jo",
      "Ines",
      "Bob",
      "Otto",
      "Neumann",
      "Allie",
      "Ian",
      "Systema",
    ])
      assert.ok(!isPageWord(name), name);
  });
});

function* flat(catalogue: object, prefix = ""): Generator<[string, string]> {
  for (const [key, value] of Object.entries(catalogue))
    if (typeof value === "string") yield [prefix + key, value];
    else yield* flat(value, `${prefix}${key}.`);
}
