import { createContext, useContext, useState } from "react";
import type { StoredMessage } from "../../../protocol";
import { LaterOver } from "../../kit/dialogs/LaterOver";
import { partOf } from "../../kit/later/part";
import type { Elements } from "../../kit/words/elements";

type Ask = (message: StoredMessage) => void;

const AskContext = createContext<Ask>(() => {});

const removalWindow = partOf(() => import("./RemovalWindow").then((it) => it.RemovalWindow));

export function useAskRemoval(): Ask {
  return useContext(AskContext);
}

export function RemovalProvider({ children }: { children: Elements }) {
  const [message, setMessage] = useState<StoredMessage>();
  const close = () => setMessage(undefined);
  return (
    <AskContext value={setMessage}>
      {children}
      <LaterOver
        part={removalWindow}
        wanted={message !== undefined}
        onGiveUp={close}
        message={message}
        onClose={close}
      />
    </AskContext>
  );
}
