import { type RefObject, useState } from "react";
import { useSpeech } from "../../language/Speech";
import type { Hit } from "./fates";
import { HitLine } from "./HitLine";

type Props = { hits: readonly Hit[]; term: string; list: RefObject<HTMLUListElement | null> };

export function HitList({ hits, term, list }: Props) {
  const { t } = useSpeech();
  const [stop, setStop] = useState<string>();
  const current = hits.some(({ message }) => message.id === stop) ? stop : hits[0]?.message.id;
  return (
    <ul ref={list} aria-label={t("search.hits")} className="grid grid-cols-1 gap-2">
      {hits.map((hit) => (
        <li key={hit.message.id} onFocus={() => setStop(hit.message.id)}>
          <HitLine hit={hit} term={term} isStop={hit.message.id === current} />
        </li>
      ))}
    </ul>
  );
}
