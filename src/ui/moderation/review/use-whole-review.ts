import { useEffect, useMemo, useState } from "react";
import { type Id, MAX_MESSAGES } from "../../../protocol";
import type { ReviewView } from "../../../room/view";
import { client } from "../../connection/line";

/** After a failure it asks again, in milliseconds. */
const RETRY_MS = 5_000;
/** Stands for a text that is on its way. */
const COMING = "…";

type Texts = ReadonlyMap<Id, string>;

/** A long review comes without some of its texts: they are asked for while moderators have it before them. */
export function useWholeReview(room_id: string, review: ReviewView): ReviewView {
  const [texts, setTexts] = useState<Texts>(new Map());
  const [tries, setTries] = useState(0);
  const missing = useMemo(() => leftOut(review).filter((id) => !texts.has(id)), [review, texts]);
  const asked = missing.slice(0, MAX_MESSAGES).join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a failure asks for the same once more.
  useEffect(() => {
    if (asked === "") return;
    const ids = asked.split(",");
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    client.rooms.review.query({ room_id, ids }).then(
      (found) => {
        const known = new Map(found.texts.map(({ id, content }) => [id, content]));
        if (!isOver) setTexts((before) => new Map([...before, ...ids.map((id) => [id, known.get(id) ?? ""] as const)]));
      },
      () => {
        if (!isOver) timer = setTimeout(() => setTries((count) => count + 1), RETRY_MS);
      },
    );
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [room_id, asked, tries]);

  return useMemo(() => withTexts(review, texts), [review, texts]);
}

function leftOut({ held, reports }: ReviewView): readonly Id[] {
  const ids = [...held, ...reports].flatMap(({ id, content_left_out }) => (content_left_out ? [id] : []));
  return [...new Set(ids)];
}

export function withTexts(review: ReviewView, texts: Texts): ReviewView {
  if (leftOut(review).length === 0) return review;
  const whole = <It extends { readonly id: Id; readonly content_left_out?: true | undefined }>(it: It): It =>
    it.content_left_out ? { ...it, content: texts.get(it.id) ?? COMING } : it;
  return { ...review, held: review.held.map(whole), reports: review.reports.map(whole) };
}
