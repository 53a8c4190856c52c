import { EDIT_WINDOW_SECONDS, type Rules } from "../../protocol";
import { smallState } from "../base/small-state";

export const DEFAULT_RULES: Rules = {
  post_global: "everyone",
  post_groups: "everyone",
  private: "everyone",
  slow_mode_seconds: 0,
  hold: "nobody",
  links: "allow",
  mention_all: "moderators",
  edit_window_seconds: EDIT_WINDOW_SECONDS,
  delete_window_seconds: "always",
  reactions: true,
  typing: true,
  attachments: true,
  export: "moderators",
  locked: false,
  history_for_new: "all",
  retention_seconds: 0,
};

export const roomRules = smallState("rules", DEFAULT_RULES);
