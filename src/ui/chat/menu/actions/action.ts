import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";
import type { StoredMessage } from "../../../../protocol";
import type { View } from "../../../../room/view";
import type { TFunction } from "../../../language/translation/translate";

export type Action = {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly label: (t: TFunction) => string;
  /** A letter that does the same while the message has the focus. */
  readonly key?: string;
  readonly isDestructive?: boolean;
  readonly isPrivate?: boolean;
  /** It is about the author, and stands apart from what is about the message. */
  readonly isOfAuthor?: true;
  readonly Row?: ComponentType<{ message: StoredMessage; onDone: () => void }>;
  /** Works on the user's own messages while they are on their way, too. */
  readonly isForUnsent?: true;
  readonly isOffered: (message: StoredMessage, view: View, asTyped?: ReadonlySet<string>) => boolean;
  /** A hook, so that an action finds all it needs by itself. */
  readonly useRun: () => (message: StoredMessage) => void;
};
