import { partOf } from "../kit/later/part";
import { LaterHere } from "../kit/page/LaterHere";
import { useSearching } from "./search/searching";

const search = partOf(() => import("./search/Search").then((it) => it.Search));

type Props = { isWide: boolean; isInFront: boolean };

export function SearchPane(props: Props) {
  const { isOpen } = useSearching();
  return <LaterHere part={search} wanted={isOpen || props.isInFront} {...props} />;
}
