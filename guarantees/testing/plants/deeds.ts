import type { Id, Rules, StoredMessage } from "../../../src/protocol";
import type { Entry } from "../../history";
import {
  type Came,
  changedAll,
  changedOnce,
  messageEvent,
  type Plants,
  wholeMessages,
  withContent,
  withPayload,
} from "./editing";

/** The history as if each change of the rules had led to others. */
function withRules(entries: readonly Entry[], given: Partial<Rules>) {
  const changed = (payload: object) => ("rules" in payload ? { rules: { ...(payload.rules as Rules), ...given } } : {});
  return changedAll(
    entries,
    (it) => it.envelope.payload.message === "rules_changed",
    (it) => withPayload(it, changed(it.envelope.payload)),
  )?.map((it) =>
    it.kind === "log"
      ? { ...it, entries: it.entries.map((e) => ({ ...e, payload: { ...e.payload, ...changed(e.payload) } })) }
      : it,
  );
}

export const plantsInDeeds: Plants = {
  "an acknowledged message that is in no history in the end": {
    breaks: "nothing acknowledged is lost",
    plant: (entries) => {
      const gone = wholeMessages(entries).at(-1);
      if (gone === undefined) return undefined;
      return entries.map((it) =>
        it.kind === "whole" ? { ...it, messages: it.messages.filter(({ id }) => id !== gone.id) } : it,
      );
    },
  },
  "a switch that was acknowledged and is not in the log": {
    breaks: "nothing acknowledged is lost",
    plant: (entries) => {
      const isSwitch = (message: string) => message === "chat_disabled" || message === "chat_enabled";
      const without = entries
        .filter((it) => !(it.kind === "came" && isSwitch(it.envelope.payload.message)))
        .map((it) =>
          it.kind === "log" ? { ...it, entries: it.entries.filter(({ payload }) => !isSwitch(payload.message)) } : it,
        );
      return without.length < entries.length ? without : undefined;
    },
  },
  "a rule that was acknowledged and is not in the log": {
    breaks: "nothing acknowledged is lost",
    plant: (entries) => withRules(entries, { typing: true }),
  },
  "a message of somebody whom the rules lock out": {
    breaks: "nothing happens that is not permitted",
    plant: (entries) => withRules(entries, { post_global: "moderators" }),
  },
  "a message that nobody sent": {
    breaks: "nothing unsent is seen",
    plant: (entries) => changedOnce(entries, messageEvent(), (it) => withContent(it, "nobody said this")),
  },
  "a message that was refused": {
    breaks: "nothing unsent is seen",
    plant: (entries) => {
      const refused = entries.find((it) => it.kind === "answered" && "bad" in it.outcome);
      const asked = entries.find(
        (it) => it.kind === "asked" && refused?.kind === "answered" && it.attempt === refused.attempt,
      );
      if (asked?.kind !== "asked" || asked.command.payload.action !== "send_message") return undefined;
      const { content } = asked.command.payload;
      return changedOnce(entries, messageEvent(), (it) => withContent(it, content));
    },
  },
  "a message of somebody else's name": {
    breaks: "nothing unsent is seen",
    plant: (entries) => {
      const people = [...new Set(entries.flatMap((it) => (it.kind === "came" ? [it.who] : [])))];
      return changedOnce(entries, messageEvent(), (it) => {
        const other = people.find((id) => id !== (it.envelope.payload as { source: Id }).source);
        return withPayload(it, { source: other });
      });
    },
  },
  "a command that was repeated and happened twice": {
    breaks: "nothing is doubled",
    plant: (entries) => {
      const global = wholeMessages(entries).find(({ scope }) => scope === "global");
      const again = (message: StoredMessage) => ({ ...message, id: "d0b1ed00-0000-4000-8000-000000000000" });
      return (
        global &&
        entries.map((it) =>
          it.kind === "whole" && it.to.scope === "global" ? { ...it, messages: [...it.messages, again(global)] } : it,
        )
      );
    },
  },
  "a message while the chat is disabled": {
    breaks: "nothing happens that is not permitted",
    plant: (entries) => {
      const found = entries.find(
        (it): it is Came => it.kind === "came" && it.envelope.payload.message === "chat_disabled",
      );
      const message =
        found && (entries.find((it, at) => at > entries.indexOf(found) && messageEvent()(it)) as Came | undefined);
      if (found === undefined || message === undefined) return undefined;
      return entries
        .filter((it) => !(it.kind === "came" && it.envelope.payload.message === "chat_enabled"))
        .map((it) =>
          it.kind === "log" ? { ...it, entries: it.entries.filter((e) => e.payload.message !== "chat_enabled") } : it,
        );
    },
  },
  "a clear by somebody who is no moderator": {
    breaks: "nothing happens that is not permitted",
    plant: (entries) => {
      const user = entries.find(
        (it): it is Came =>
          it.kind === "came" &&
          it.envelope.payload.message === "join_success" &&
          it.envelope.payload.role !== "moderator",
      );
      const as = { issued_by: user?.who };
      return changedAll(
        entries,
        (it) => it.envelope.payload.message === "history_cleared",
        (it) => withPayload(it, as),
      )?.map((it) =>
        it.kind === "log"
          ? {
              ...it,
              entries: it.entries.map((e) =>
                e.payload.message === "history_cleared" ? { ...e, payload: { ...e.payload, ...as } } : e,
              ),
            }
          : it,
      );
    },
  },
};
