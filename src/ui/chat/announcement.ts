import type { TFunction } from "i18next";
import type { Addressee, Id } from "../../protocol";
import type { Notice } from "../../room/view";

/** Something that somebody else did: said, or switched or cleared. */
export type Heard = {
  readonly what: Addressee["scope"] | Exclude<Notice["kind"], "joined" | "left">;
  readonly source: Id;
  readonly name: string;
  readonly text?: string;
};

const READ_OUT_AT_MOST = 200;

/** A short sentence for what happened within a moment: one message whole, several by their number. */
export function inWords(heard: readonly Heard[], t: TFunction): string {
  const messages = heard.filter(({ text }) => text !== undefined);
  const deeds = heard.filter(({ text }) => text === undefined).map((it) => deed(it, t));
  const [message, ...more] = messages;
  if (!message) return deeds.join(" ");
  return [more.length === 0 ? single(message, t) : several(messages, t), ...deeds].join(" ");
}

function single({ what, name, text = "" }: Heard, t: TFunction): string {
  const key = what === "private" || what === "group" ? what : "global";
  return t(`chat.announce.${key}`, { name, text: text.slice(0, READ_OUT_AT_MOST) });
}

function several(messages: readonly Heard[], t: TFunction): string {
  return t("chat.announce.several", {
    messages: t("chat.announce.messages", { count: messages.length }),
    people: t("chat.announce.people", { count: new Set(messages.map(({ source }) => source)).size }),
  });
}

function deed({ what, name }: Heard, t: TFunction): string {
  const kind = what === "chat_disabled" || what === "chat_enabled" ? what : "history_cleared";
  return `${t(`chat.notice.${kind}`, { count: 1 }).replace("<who/>", name)}.`;
}
