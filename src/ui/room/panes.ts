import type { ComponentType } from "react";
import type { Addressee } from "../../protocol";
import { ConversationsPane } from "../chat/ConversationsPane";
import { OpenConversation } from "../chat/OpenConversation";
import { SearchPane } from "../chat/SearchPane";
import { SearchLink } from "../chat/search/SearchLink";
import type { TFunction } from "../language/translation/translate";
import { PeopleLink } from "../participants/PeopleLink";
import { PeoplePane } from "../participants/PeoplePane";
import type { Region } from "./keys/regions";

/** A column of a wide screen, and all of a narrow one. */
type Pane = {
  readonly Content: ComponentType<{
    isWide: boolean;
    isInFront: boolean;
    to: Addressee | undefined;
  }>;
  /** The middle of a wide screen, which alone is printed. */
  readonly isCentre?: true;
  readonly title?: (t: TFunction) => string;
  /** `to` is the open conversation, if that is in front. */
  readonly Link?: ComponentType<{ href: string; to: Addressee | undefined }>;
};

/** From left to right. A namespace with a pane adds it here, and to the regions. */
const panes = {
  conversations: { Content: ConversationsPane },
  messages: { Content: OpenConversation, isCentre: true },
  search: { Content: SearchPane, title: (t) => t("session.ways.search_title"), Link: SearchLink },
  people: { Content: PeoplePane, title: (t) => t("people.title"), Link: PeopleLink },
} satisfies { readonly [Name in Region]?: Pane };

export type PaneName = keyof typeof panes;

export const PANES = Object.entries(panes as Record<PaneName, Pane>).map(([name, pane]) => ({
  ...pane,
  name: name as PaneName,
}));
