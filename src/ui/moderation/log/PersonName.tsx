import { Name } from "../../kit/words/Name";
import { useTranslation } from "../../language/translation/use-translation";
import { nameIn } from "../../room/labels/names";
import { useView } from "../../room/session/RoomSession";

type Props = {
  id: string | undefined;
  /** It begins the sentence. */
  isFirst?: boolean;
};

export function PersonName({ id, isFirst = false }: Props) {
  const { t } = useTranslation();
  const name = useView((view) => nameIn(view, id));
  if (name !== undefined) return <Name>{name}</Name>;
  return <span>{t(isFirst ? "people.somebody" : "moderation.log.somebody")}</span>;
}
