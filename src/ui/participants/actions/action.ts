import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";
import type { Addressee } from "../../../protocol";
import type { View } from "../../../room/view";
import type { TFunction } from "../../language/translation/translate";
import type { Subject } from "../moderating/subject";

/** The place in which the actions are offered. */
export type Here = {
  readonly view: View;
  /** The conversation whose composer is on the page. */
  readonly open?: Addressee;
};

type Face = {
  readonly id: string;
  readonly icon?: LucideIcon;
  readonly label: (t: TFunction) => string;
  readonly isDestructive?: boolean;
  /** Leads into a private conversation, and has its colour. */
  readonly isPrivate?: boolean;
};

/** Acts at once. */
export type Deed = Face & {
  /** A hook, so that an action finds all it needs by itself. It returns the action. */
  readonly useRun: () => (subject: Subject) => void;
};

/** Asks first. */
export type Question = Face & {
  readonly Window: ComponentType<{ subject: Subject; onClose: () => void }>;
};

/** Leads to several, under a title: a second menu or sheet. */
export type Choice = Face & {
  readonly title: (t: TFunction) => string;
  readonly among: readonly (Deed | Question)[];
};

/** An entry of a person's menu. Entries of one part stand together. */
export type Action = (Deed | Question | Choice) & {
  readonly part: "talking" | "moderating" | "sending away";
  readonly isOffered: (subject: Subject, here: Here) => boolean;
};
