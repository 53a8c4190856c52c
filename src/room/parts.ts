import type { Envelope, JoinSuccess, Resumed, Rules } from "../protocol";
import { DEFAULT_RULES } from "./rules/rules";

/** The namespaces whose answers in `join_success` and `resumed`, or whose parts of a view, need those of the others. */
type Woven = "control" | "chat" | "messages" | "moderation";
/** A part of every namespace, even where the protocol lets it be left out. */
export type Whole<Parts> = { readonly [Namespace in keyof Required<Parts>]: Parts[Namespace] };
export type Apart<Payload extends JoinSuccess | Resumed> = Omit<Payload["module_data"], Woven>;

export type Parts = { readonly rules: Rules };

export function partsIn({ rules = DEFAULT_RULES, ...others }: Apart<JoinSuccess> & Apart<Resumed>): Parts {
  others satisfies Readonly<Record<string, never>>;
  return { rules };
}

export function evolveParts(parts: Parts, envelope: Exclude<Envelope, { readonly namespace: Woven }>): Parts {
  switch (envelope.namespace) {
    case "rules":
      return envelope.payload.message === "rules_changed" ? { ...parts, rules: envelope.payload.rules } : parts;
  }
}
