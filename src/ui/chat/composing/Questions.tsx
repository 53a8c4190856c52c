import { createContext, useCallback, useContext, useState } from "react";
import type { StoredMessage } from "../../../protocol";
import { LaterOver } from "../../kit/dialogs/LaterOver";
import { partOf } from "../../kit/later/part";
import type { Elements } from "../../kit/words/elements";

const WINDOWS = {
  removal: partOf(() => import("./RemovalWindow").then((it) => it.RemovalWindow)),
  report: partOf(() => import("./ReportWindow").then((it) => it.ReportWindow)),
};

type Question = keyof typeof WINDOWS;
const QUESTIONS: readonly Question[] = ["removal", "report"];

type Asked = { readonly question: Question; readonly message: StoredMessage };

const AskContext = createContext<(asked: Asked) => void>(() => {});

/** `removal`: asks before a message is removed; `report`: asks why the moderators are to see it. */
export function useAsk(question: Question): (message: StoredMessage) => void {
  const ask = useContext(AskContext);
  return useCallback((message) => ask({ question, message }), [ask, question]);
}

export function QuestionsProvider({ children }: { children: Elements }) {
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const messageFor = (question: Question) => (asked?.question === question ? asked.message : undefined);
  return (
    <AskContext value={setAsked}>
      {children}
      {QUESTIONS.map((it) => (
        <LaterOver
          key={it}
          part={WINDOWS[it]}
          wanted={messageFor(it) !== undefined}
          onGiveUp={close}
          message={messageFor(it)}
          onClose={close}
        />
      ))}
    </AskContext>
  );
}
