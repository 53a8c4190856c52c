import type { ReactElement } from "react";

/**
 * What may stand beside other things: elements, never a bare text. Page translation puts `<font>` elements in the place
 * of text nodes, and React can neither move nor remove a text that is gone. A text has an element of its own.
 */
export type Elements = ReactElement | readonly Elements[] | false | null | undefined;
