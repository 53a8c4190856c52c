/** Lines as they were typed, each in its own direction; marks that pile up on a letter stay within. */
export const TEXT_LOOK =
  "overflow-clip whitespace-pre-wrap wrap-anywhere [overflow-clip-margin:3px] [tab-size:4] [unicode-bidi:plaintext]";
