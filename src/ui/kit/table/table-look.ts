export const TD = "border-t border-line px-2 py-2.5 align-middle first:ps-0 last:pe-0";
