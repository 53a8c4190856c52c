import { useEffect, useRef } from "react";
import type { Envelope } from "../../../protocol";
import { useSession, useSessionState } from "../session/RoomSession";

type Message = Envelope["payload"]["message"];

const PAUSE_MS = 250;

/** A return of the connection may bring news, too. */
export function useRoomNews(messages: readonly Message[], onNews: () => void): void {
  const session = useSession();
  const connected = useSessionState(({ connection }) => connection.state === "joined");
  const latest = useRef({ messages, onNews });
  useEffect(() => {
    latest.current = { messages, onNews };
  });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = session.listen(({ payload }) => {
      if (!latest.current.messages.includes(payload.message)) return;
      clearTimeout(timer);
      timer = setTimeout(() => latest.current.onNews(), PAUSE_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [session]);

  const wasConnected = useRef(connected);
  useEffect(() => {
    if (connected && !wasConnected.current) latest.current.onNews();
    wasConnected.current = connected;
  }, [connected]);
}
