import { everyone as allInGerman, moderators as moderatorsInGerman } from "./de/mentions.json";
import { everyone as allInEnglish, moderators as moderatorsInEnglish } from "./en/mentions.json";

/** A mention of everyone, in each language: the writer's page may speak another than the reader's. */
export const EVERYONE = [`@${allInEnglish}`, `@${allInGerman}`];
export const ALL_MODERATORS = [`@${moderatorsInEnglish}`, `@${moderatorsInGerman}`];
