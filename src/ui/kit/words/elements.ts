import type { ReactElement } from "react";

/**
 * Never a bare text: page translation replaces text nodes, and React can neither move nor remove a text that is gone.
 */
export type Elements = ReactElement | readonly Elements[] | false | null | undefined;
