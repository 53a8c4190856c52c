import type { ReactElement } from "react";

/**
 * Elements, never a bare text. Page translation puts `<font>` elements in the place of text nodes, and React can
 * neither move nor remove a text that is gone.
 */
export type Elements = ReactElement | readonly Elements[] | false | null | undefined;
