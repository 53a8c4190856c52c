import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";
import type { StoredMessage } from "../../../../protocol";
import type { View } from "../../../../room/view";
import type { TFunction } from "../../../language/translation/translate";

/** Something that a person can do with a message: an entry of its menu. */
export type Action = {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly label: (t: TFunction) => string;
  /** A letter that does the same while the message has the focus. */
  readonly key?: string;
  readonly isDestructive?: boolean;
  /** Leads into a private conversation, and has its colour. */
  readonly isPrivate?: boolean;
  /** Stands above the entries of the sheet, in place of one. */
  readonly Row?: ComponentType<{ message: StoredMessage; onDone: () => void }>;
  /** Works on the user's own messages while they are on their way, too. */
  readonly isForUnsent?: true;
  /** `asTyped`: the messages that are shown without formatting. */
  readonly isOffered: (message: StoredMessage, view: View, asTyped?: ReadonlySet<string>) => boolean;
  /** A hook, so that an action finds all it needs by itself. It returns the action. */
  readonly useRun: () => (message: StoredMessage) => void;
};
