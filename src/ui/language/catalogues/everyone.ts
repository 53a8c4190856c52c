import { everyone as german } from "./de/mentions.json";
import { everyone as english } from "./en/mentions.json";

/** A mention of everyone, in each language: the writer's page may speak another than the reader's. */
export const EVERYONE = [`@${english}`, `@${german}`];
