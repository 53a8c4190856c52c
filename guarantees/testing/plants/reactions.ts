import type { Id, Reactions, StoredMessage } from "../../../src/protocol";
import type { Entry } from "../../history";
import { type Came, changedInTheEnd, changedOnce, eventOf, type Plants, withPayload } from "./editing";

const changed = eventOf("reactions_changed");
const own = eventOf("own_reactions");

function withReactions(message: StoredMessage, change: (reactions: Reactions) => Reactions): StoredMessage {
  return message.reactions === undefined ? message : { ...message, reactions: change(message.reactions) };
}

/** Hands an arrival to another device, right behind it. */
function handedTo(entries: readonly Entry[], found: Came, other: Came | undefined): Entry[] | undefined {
  if (other === undefined) return undefined;
  return entries.toSpliced(entries.indexOf(found) + 1, 0, { ...found, who: other.who, device: other.device });
}

export const plantsInReactions: Plants = {
  "a count that is off by one": {
    breaks: "counts tell the truth",
    plant: (entries) => {
      const found = entries.findLast(changed);
      const [first, ...others] = found?.envelope.payload.reactions ?? [];
      if (found === undefined || first === undefined) return undefined;
      const off = withPayload(found, { reactions: [{ ...first, count: first.count + 1 }, ...others] });
      return entries.map((it) => (it === found ? off : it));
    },
  },
  "a count before anybody asked for it": {
    breaks: "counts tell the truth",
    plant: (entries) => {
      const at = entries.findIndex((it) => it.kind === "asked" && it.command.payload.action === "react");
      const late = entries.find(changed);
      return late && entries.toSpliced(at, 0, late);
    },
  },
  "a count that stays behind in the end": {
    breaks: "counts tell the truth",
    plant: (entries) =>
      changedInTheEnd(entries, (it) =>
        withReactions(it, (all) => all.map((one) => ({ ...one, count: Math.max(1, one.count - 1) }))),
      ),
  },
  "a count that a device is never told": {
    breaks: "folding gives the state of a snapshot",
    plant: (entries) => {
      const at = entries.findLastIndex(changed);
      return at < 0 ? undefined : entries.toSpliced(at, 1);
    },
  },
  "a reaction that takes a number": {
    breaks: "counts tell the truth",
    plant: (entries) => {
      const counts = entries.find(changed);
      if (counts === undefined) return undefined;
      const { namespace, payload, timestamp } = counts.envelope;
      return entries.map((it) =>
        it.kind === "log" ? { ...it, entries: [...it.entries, { id: "999999", namespace, payload, timestamp }] } : it,
      );
    },
  },
  "a reaction of another that is shown as the reader's own": {
    breaks: "own reactions are the receiver's own",
    plant: (entries) => changedInTheEnd(entries, (it) => withReactions(it, (all) => all.map(asMine))),
  },
  "a reaction that is no longer shown as the reader's own": {
    breaks: "own changes are read",
    plant: (entries) =>
      changedInTheEnd(entries, (it) =>
        withReactions(it, (all) => all.map(({ reaction, count }) => ({ reaction, count }))),
      ),
  },
  "own reactions that another is told": {
    breaks: "own reactions are the receiver's own",
    plant: (entries) => {
      const found = entries.find((it): it is Came => own(it) && it.envelope.payload.reactions.length > 0);
      const other = entries.find((it): it is Came => it.kind === "came" && it.who !== found?.who);
      return found && handedTo(entries, found, other);
    },
  },
  "own reactions that are not those of the command": {
    breaks: "own reactions are the receiver's own",
    plant: (entries) =>
      changedOnce(
        entries,
        (it): it is Came =>
          own(it) && it.envelope.payload.reactions.length > 0 && it.envelope.transaction_id !== undefined,
        (it) => withPayload(it, { reactions: [] }),
      ),
  },
  "reactions to a private message that a third is told": {
    breaks: "private stays private",
    plant: (entries) => {
      const found = entries.find((it): it is Came => changed(it) && it.envelope.payload.scope === "private");
      const { source, target } = (found?.envelope.payload ?? {}) as { source?: Id; target?: Id };
      const third = entries.find((it): it is Came => it.kind === "came" && it.who !== source && it.who !== target);
      return found && handedTo(entries, found, third);
    },
  },
  "reactions to a group's message for somebody who is not in it": {
    breaks: "nothing is seen that is not permitted",
    plant: (entries) => {
      const found = entries.find((it): it is Came => changed(it) && it.envelope.payload.scope === "group");
      const outsider = entries.find(
        (it): it is Came =>
          eventOf("join_success")(it) && it.envelope.payload.module_data.chat.groups_history.length === 0,
      );
      return found && handedTo(entries, found, outsider);
    },
  },
};

function asMine(one: Reactions[number]): Reactions[number] {
  return { ...one, mine: true };
}
