import { seeded } from "./seeded";

/** The texts: about a hundred letters, a seventh with accents, and words that each so many have. */
const CONTENT = `'We talked for a while about number ' || i || ' and the rest of it, as people do in a meeting'
  || CASE WHEN i % 7 = 0 THEN ' über das nächste Büro für Jürgen' ELSE ' of the week' END
  || CASE WHEN i % 100 = 0 THEN ', and the budget of the next meeting' ELSE '' END
  || CASE WHEN i % 100 = 50 THEN ', and the old export' ELSE '' END
  || CASE WHEN i % 1000 = 1 THEN ', and a penguin' ELSE '' END
  || CASE WHEN i % 1000 = 2 THEN ', and a quota' ELSE '' END`;

export function searchable(messages: number): ReturnType<typeof seeded> {
  return seeded(messages, CONTENT);
}
