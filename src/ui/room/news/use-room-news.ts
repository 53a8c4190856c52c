import { useEffect, useRef } from "react";
import type { Envelope } from "../../../protocol";
import { useSession, useSessionState } from "../session/RoomSession";

type Message = Envelope["payload"]["message"];

/** Events within this time are answered once. */
const PAUSE_MS = 250;

/** Calls back after one of these events, and after each return of the connection, which may bring news. */
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
