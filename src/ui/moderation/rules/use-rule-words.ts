import type { Rules } from "../../../protocol";
import { useTranslation } from "../../language/translation/use-translation";
import { useDuration } from "../../language/use-duration";

/** The rules whose values are words. */
export const WORDED = {
  post_global: ["everyone", "not_guests", "moderators"],
  post_groups: ["everyone", "not_guests", "moderators"],
  private: ["everyone", "with_moderators", "nobody"],
  hold: ["nobody", "guests", "everyone"],
  links: ["allow", "hold", "block"],
  mention_all: ["everyone", "moderators"],
  export: ["nobody", "moderators", "everyone"],
  history_for_new: ["all", "none"],
} as const satisfies { readonly [F in keyof Rules]?: readonly Rules[F][] };
export type WordedRule = keyof typeof WORDED;

const SWITCHES = ["reactions", "typing", "attachments", "locked"] as const satisfies readonly (keyof Rules)[];
const TIMES = [
  ...(["slow_mode_seconds", "edit_window_seconds", "delete_window_seconds", "retention_seconds"] as const),
] satisfies readonly (keyof Rules)[];
const ALL = [...(Object.keys(WORDED) as WordedRule[]), ...SWITCHES, ...TIMES];

/** The words for a rule and for one of its values. A newer server may have others: they stand as they are. */
export function useRuleWords() {
  const { t } = useTranslation();
  const duration = useDuration();
  const label = (field: string) => {
    const known = ALL.find((it) => it === field);
    return known === undefined ? field : t(`moderation.rules.choice.${known}.label`);
  };
  const worded = (field: string, value: string | number | boolean) => {
    if (typeof value === "boolean") return t(value ? "moderation.rules.on" : "moderation.rules.off");
    if (field === "delete_window_seconds" && value === "always") return t("moderation.rules.always");
    if (typeof value === "number") {
      if (value !== 0) return duration(value);
      return t(field.endsWith("_window_seconds") ? "moderation.rules.never" : "moderation.rules.off");
    }
    const rule = (Object.keys(WORDED) as WordedRule[]).find((it) => it === field);
    const isKnown = rule !== undefined && WORDED[rule].some((it) => it === value);
    return isKnown ? t(`moderation.rules.choice.${rule}.${value}` as "moderation.rules.choice.links.allow") : value;
  };
  return { label, worded };
}
