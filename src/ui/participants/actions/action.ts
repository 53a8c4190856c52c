import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";
import type { Addressee } from "../../../protocol";
import type { View } from "../../../room/view";
import type { TFunction } from "../../language/translation/translate";
import type { Subject } from "../moderating/subject";

export type Here = {
  readonly view: View;
  readonly open?: Addressee;
};

type Face = {
  readonly id: string;
  readonly icon?: LucideIcon;
  readonly label: (t: TFunction) => string;
  readonly isDestructive?: boolean;
  readonly isPrivate?: boolean;
};

export type Deed = Face & {
  /** A hook, so that an action finds all it needs by itself. */
  readonly useRun: () => (subject: Subject) => void;
};

export type Question = Face & {
  readonly Window: ComponentType<{ subject: Subject; onClose: () => void }>;
};

/** Leads to several, under a title: a second menu or sheet. */
export type Choice = Face & {
  readonly title: (t: TFunction) => string;
  readonly among: readonly (Deed | Question)[];
};

/** Entries of one part stand together. */
export type Action = (Deed | Question | Choice) & {
  readonly part: "talking" | "moderating" | "sending away";
  readonly isOffered: (subject: Subject, here: Here) => boolean;
};
