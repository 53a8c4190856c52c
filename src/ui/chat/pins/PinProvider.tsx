import { createContext, useContext, useState } from "react";
import { LaterOver } from "../../kit/dialogs/LaterOver";
import { partOf } from "../../kit/later/part";
import type { Elements } from "../../kit/words/elements";
import type { Asked } from "./PinWindow";

type Ask = (asked: Asked) => void;

const AskContext = createContext<Ask>(() => {});

const pinWindow = partOf(() => import("./PinWindow").then((it) => it.PinWindow));

export function useAskPin(): Ask {
  return useContext(AskContext);
}

export function PinProvider({ children }: { children: Elements }) {
  const [asked, setAsked] = useState<Asked>();
  const [isOpen, setOpen] = useState(false);
  const ask: Ask = (it) => {
    setAsked(it);
    setOpen(true);
  };
  return (
    <AskContext value={ask}>
      {children}
      <LaterOver
        part={pinWindow}
        wanted={isOpen}
        onGiveUp={() => setOpen(false)}
        open={isOpen}
        onOpenChange={setOpen}
        asked={asked}
      />
    </AskContext>
  );
}
