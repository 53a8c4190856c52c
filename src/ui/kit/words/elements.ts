import type { ReactElement } from "react";

/** Never a bare text: page translation replaces text nodes, and React fails to move or remove them. */
export type Elements = ReactElement | readonly Elements[] | false | null | undefined;
