import type { Addressee, Id, StoredMessage } from "../../src/protocol";
import { conversationOf } from "../../src/room/chat/exchange";
import type { History } from "../history";
import type { Moments } from "./moments";

export type Shown = {
  readonly who: Id;
  readonly device?: string;
  readonly where: string;
  readonly place: number;
  readonly to: Addressee;
  readonly conversation: string;
  readonly messages: readonly StoredMessage[];
  readonly limit: number;
  readonly complete: boolean;
  readonly before?: Id;
  readonly from: number;
  readonly upTo: number;
  readonly asked: number;
};

export function shownIn(history: History, moments: Moments): readonly Shown[] {
  const opened = new Map<string, number>();
  const readings = new Map<number, { entry: Extract<History["entries"][number], { kind: "reading" }>; at: number }>();
  return history.entries.flatMap((entry, place): Shown[] => {
    switch (entry.kind) {
      case "opened":
        opened.set(entry.device, place);
        return [];
      case "reading":
        readings.set(entry.reading, { entry, at: place });
        return [];
      case "came":
        return snapshot(history, entry, { place, asked: opened.get(entry.device) ?? place });
      case "read": {
        const asked = readings.get(entry.reading);
        if (asked === undefined || entry.page === undefined) return [];
        const { who, question } = asked.entry;
        const { before, limit, ...to } = question;
        const span = { from: moments.from(asked.at), upTo: moments.to(place), asked: asked.at };
        return [
          {
            ...{ who, where: `the reading ${entry.reading}`, place, to, conversation: conversationOf(who, to) },
            ...{ messages: entry.page.messages, limit, complete: entry.page.complete, ...(before && { before }) },
            ...span,
          },
        ];
      }
      case "whole": {
        const { who, to, messages } = entry;
        const whole = { limit: Number.POSITIVE_INFINITY, complete: true, asked: place };
        const span = { from: moments.from(place), upTo: Number.POSITIVE_INFINITY };
        return [
          { who, where: "the end", place, to, conversation: conversationOf(who, to), messages, ...whole, ...span },
        ];
      }
      default:
        return [];
    }
  });
}

function snapshot(
  { history_limit }: History,
  { who, device, id, envelope }: Extract<History["entries"][number], { kind: "came" }>,
  { place, asked }: { readonly place: number; readonly asked: number },
): Shown[] {
  if (envelope.payload.message !== "join_success") return [];
  const { room_history, groups_history, private_history } = envelope.payload.module_data.chat;
  const shown = (to: Addressee, messages: readonly StoredMessage[]): Shown => ({
    ...{
      who,
      device,
      where: `the join_success of ${device} at ${id}`,
      place,
      to,
      conversation: conversationOf(who, to),
      messages,
    },
    ...{ limit: history_limit || Number.POSITIVE_INFINITY, complete: false, from: id, upTo: id, asked },
  });
  return [
    shown({ scope: "global" }, room_history),
    ...groups_history.map(({ name, history }) => shown({ scope: "group", target: name }, history)),
    ...private_history.map(({ correspondent, history }) => shown({ scope: "private", target: correspondent }, history)),
  ];
}
