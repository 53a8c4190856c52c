import { type SearchedRows, searchedRowsBy } from "./searched-rows";

export type Place = { readonly file: string } | { readonly url: string };
export type Reads = { readonly rows: SearchedRows; readonly close: () => Promise<void> };

export async function openReads(place: Place): Promise<Reads> {
  const { statements, close } =
    "file" in place
      ? (await import("../sqlite/reads")).openSqliteReads(place.file)
      : (await import("../postgres/reads")).openPostgresReads(place.url);
  return { rows: searchedRowsBy(statements), close };
}
