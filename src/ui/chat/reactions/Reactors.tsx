import { useQuery } from "@tanstack/react-query";
import type { Id, Reactions } from "../../../protocol";
import { asking } from "../../connection/asking";
import { trpc } from "../../connection/trpc";
import { useSpeech } from "../../language/Speech";
import { isolated } from "../../language/text/right-to-left";
import { useLanguage } from "../../language/use-language";
import { useView } from "../../room/session/RoomSession";
import { namedReactors, reactedWords } from "./named-reactors";

type Props = { message_id: Id; given: Reactions[number] };

export const Reactors = asking(Sentence);

function Sentence({ message_id, given }: Props) {
  const { t, listed } = useSpeech();
  const [language] = useLanguage();
  const { client } = trpc.useUtils();
  const { reaction, count, mine = false } = given;
  const self = useView((view) => view.self.id);
  const room_id = useView(({ room }) => room.id);
  const { data: page } = useQuery({
    queryKey: ["chat.reactors", room_id, message_id, reaction, count],
    queryFn: () => client.chat.reactors.query({ room_id, message_id, reaction }),
    networkMode: "always",
  });
  const { data: name } = useQuery({
    queryKey: ["emoji name", language, reaction],
    queryFn: async () => (await (await import("../emoji/emoji")).emojiNameIn(language, reaction)) ?? reaction,
    networkMode: "always",
    staleTime: Number.POSITIVE_INFINITY,
  });
  const people = (page?.participants ?? []).filter(({ id }) => id !== self);
  const names = people.map(({ module_data }) => module_data.control.display_name);
  const { named, others } = namedReactors(names, count - Number(mine));
  const words = [...(mine ? [t("chat.you")] : []), ...named.map(isolated)];
  if (others > 0) words.push(t(words.length > 0 ? "notices.others" : "announce.people", { count: others }));
  const who = listed(words)
    .map(({ value }) => value)
    .join("");
  return <span>{reactedWords(t("messages.reactions.who"), { who, what: name ?? reaction, language })}</span>;
}
