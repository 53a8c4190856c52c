import type { Action } from "./action";
import { answerPrivately } from "./answer-privately";
import { copyLink } from "./copy-link";
import { copyMessage } from "./copy-message";
import { edit } from "./edit";
import { muteAuthor, removeAuthor } from "./moderate";
import { person } from "./person";
import { announce, pin, unpin } from "./pin";
import { react } from "./react";
import { remove } from "./remove";
import { reply } from "./reply";
import { report } from "./report";
import { select } from "./select";
import { showAsTyped, showFormatted } from "./show-as-typed";

/** In the order of the menu. The first ones stand in the bar, too. */
export const actions: readonly Action[] = [
  react,
  reply,
  answerPrivately,
  edit,
  copyMessage,
  copyLink,
  showAsTyped,
  showFormatted,
  pin,
  announce,
  unpin,
  select,
  report,
  remove,
  muteAuthor,
  removeAuthor,
  person,
];
