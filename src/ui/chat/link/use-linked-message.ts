import { useRouter } from "next/router";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Addressee, Id } from "../../../protocol";
import { conversationWith, type Outcome, olderPage, readBackTo } from "../../client/message-search";
import { messageIn } from "../../room/session/message-link";
import { useSession } from "../../room/session/RoomSession";

export type Linked =
  | { readonly state: "none" }
  /** `isFirst`: the page has opened with it, and shows no conversation yet, because nothing may count as read. */
  | { readonly state: "locating"; readonly isFirst: boolean }
  | { readonly state: "reading"; readonly pages: number }
  | { readonly state: "there"; readonly id: Id; readonly to: Addressee }
  | { readonly state: Exclude<Outcome, "there"> };

const NONE: Linked = { state: "none" };

export function useLinkedMessage() {
  const session = useSession();
  const visit = useVisit();
  const id = messageIn(visit.hash);
  const [linked, setLinked] = useState<Linked>(id === undefined ? NONE : { state: "locating", isFirst: true });
  const [tries, setTries] = useState(0);
  const stop = useRef(() => {});

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try does the same again.
  useEffect(() => {
    if (id === undefined) return setLinked(NONE);
    let isWanted = true;
    const tell = (next: Linked) => isWanted && setLinked(next);
    setLinked((before) => ({ state: "locating", isFirst: before.state === "locating" && before.isFirst }));
    const go = async (): Promise<Linked> => {
      const to = await conversationWith(session, id);
      if (!isWanted) return NONE;
      if (to === undefined) return { state: "gone" };
      session.open(to);
      const outcome = await readBackTo(id, to, {
        view: () => (isWanted ? session.store.getState().view : undefined),
        readOlder: () => olderPage(session, to),
        onPage: (pages) => tell({ state: "reading", pages }),
      });
      return outcome === "there" ? { state: "there", id, to } : { state: outcome };
    };
    go().then(tell, () => tell({ state: "failed" }));
    stop.current = () => {
      isWanted = false;
    };
    return stop.current;
  }, [session, visit, tries]);

  return {
    linked,
    dismiss: useCallback(() => {
      stop.current();
      setLinked(NONE);
    }, []),
    retry: useCallback(() => setTries((count) => count + 1), []),
  };
}

/** Another object whenever the user goes there, also twice in a row. */
function useVisit(): { readonly hash: string } {
  const { asPath } = useRouter();
  const [visit, setVisit] = useState(() => ({ hash: location.hash }));
  useEffect(() => {
    const come = () => setVisit({ hash: location.hash });
    addEventListener("hashchange", come);
    return () => removeEventListener("hashchange", come);
  }, []);
  // The browser tells of no new hash where the path changes, too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the address is another.
  useEffect(() => {
    setVisit((before) => (before.hash === location.hash ? before : { hash: location.hash }));
  }, [asPath]);
  return visit;
}
