import assert from "node:assert/strict";
import { test } from "node:test";
import { isPageWord } from "./page-words";
import { TITLES } from "./titles";

test("Nobody passes for people with a say", () => {
  for (const title of TITLES) assert.ok(isPageWord(title), title);
  for (const name of [
    ...["Der Moderator", "Ein Moderator", "Die Moderierenden", "The moderator", "A moderator", "Your moderator"],
    ...["Moderator Team", "Room Moderator", "Parley Moderator 2", "Das Moderatorenteam (Moderatoren)", "Mod Team"],
    ...["Admin Bob", "Bob Admin", "Bob the Admin", "Bob, Admin", "Bob_Admin", "Bob-Admin", "Аdmin Bob", "ADMIN BOB"],
    ...["Host Bob", "Mod Alice", "Owner Carol", "Gastgeberin Carol", "Carol Gastgeberin", "Die Gastgeberin"],
    ...["Parley Support", "Parley Team", "Support Team", "The Support", "Chat Support", "Room Host", "Der Betreiber"],
    ...[
      "Bob (you)",
      "Bob [You]",
      "Bob (Sie)",
      "Bob [Staff]",
      "Bob – Host",
      "Bob | Mod",
      "[Staff] Bob",
      "Bob (Besitzer)",
    ],
    ...["Ho5t", "M0d3rator", "Moder4tor", "4dmin", "@dmin", "Moderatorl", "ModeratorI", "Administratorl"],
    ...["Besitzer", "Besitzerin", "Der Besitzer", "Raum Besitzer", "Moderator #1", "Owner 2", "Admin A"],
  ])
    assert.ok(isPageWord(name), name);
});

test("Words of titles are in innocent names", () => {
  for (const name of [
    ...["Joe Root", "Root Beer", "Marie Host", "Elihu Root", "Smooth Operator", "System Engineer Bob", "Jean-Mod"],
    ...[
      "Anna (Support)",
      "Anna (Security)",
      "Anna (Team Blue)",
      "Anna (Moderation team)",
      "Team 1",
      "Team A",
      "The A-Team",
    ],
    ...["Bot 3", "Server 2", "Room A", "Room 5", "Raum 5", "Red Team", "Modl", "Mödl", "Hostel", "Moderna", "Youssef"],
    ...["Alice 4", "7b", "R2-D2", "Anna (Youth)", "Anna (Berlin)", "Hosta B", "Gast Müller", "B4", "Mia3", "Lu5"],
  ])
    assert.ok(!isPageWord(name), name);
});
