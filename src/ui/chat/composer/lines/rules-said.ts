import type { Addressee, Role, Rules } from "../../../../protocol";
import { DEFAULT_RULES, isHeldBack } from "../../../../room/view";
import type { TextKey } from "../../../language/translation/translate";

type RuleText = Extract<TextKey, `chat.rules.${string}`>;

export type Sentence = { readonly text: RuleText; readonly seconds?: number };

type Asked = { readonly rules: Rules; readonly role: Role; readonly to: Addressee };

/** The sentences about the rules that hold for a message to `to`; none for a rule that a new room has. */
export function rulesSaid(asked: Asked): Sentence[] {
  return Object.values(SAID).flatMap((sentence) => sentence(asked) || []);
}

type Saying = (asked: Asked) => Sentence | false;

const nothing = () => false as const;

/** A row for each rule; the composer says them in this order. */
const SAID: Readonly<Record<keyof Rules, Saying>> = {
  slow_mode_seconds: ({ rules: { slow_mode_seconds: seconds }, role, to }) =>
    seconds > 0 && role !== "moderator" && to.scope === "global" && { text: "chat.rules.slow", seconds },
  // The line in place of these says it to the people who may not write.
  post_global: nothing,
  post_groups: nothing,
  private: nothing,
  locked: ({ rules, role, to }) =>
    rules.locked && role === "moderator" && to.scope === "global" && { text: "chat.rules.locked" },
  hold: ({ rules, role, to }) => to.scope === "global" && isHeldBack(rules, role) && { text: "chat.rules.held" },
  links: ({ rules: { links }, role, to }) => {
    if (role === "moderator" || links === "allow") return false;
    // Only a message to everyone can wait for a moderator.
    return { text: links === "hold" && to.scope === "global" ? "chat.rules.links_held" : "chat.rules.links" };
  },
  // The composer says that it is not allowed once somebody tries.
  mention_all: ({ rules, role, to }) =>
    rules.mention_all === "everyone" &&
    role !== "moderator" &&
    to.scope !== "private" && { text: "chat.rules.mention_all" },
  history_for_new: ({ rules, to }) =>
    rules.history_for_new === "none" && to.scope !== "private" && { text: "chat.rules.history" },
  retention_seconds: ({ rules: { retention_seconds: seconds } }) =>
    seconds > 0 && { text: "chat.rules.retention", seconds },
  edit_window_seconds: ({ rules: { edit_window_seconds: seconds } }) => {
    if (seconds === 0) return { text: "chat.rules.no_edits" };
    return seconds !== DEFAULT_RULES.edit_window_seconds && { text: "chat.rules.edits", seconds };
  },
  delete_window_seconds: ({ rules: { delete_window_seconds: window }, role }) => {
    if (window === "always" || role === "moderator") return false;
    return window === 0 ? { text: "chat.rules.no_deletions" } : { text: "chat.rules.deletions", seconds: window };
  },
  reactions: ({ rules }) => !rules.reactions && { text: "chat.rules.no_reactions" },
  typing: ({ rules }) => !rules.typing && { text: "chat.rules.no_typing" },
  // Neither exists yet.
  attachments: nothing,
  export: nothing,
};
