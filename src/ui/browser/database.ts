/** True if the browser lets the page have a database. Asking alone throws where cookies are blocked. */
export function hasDatabase(): boolean {
  try {
    return typeof indexedDB !== "undefined" && indexedDB !== null;
  } catch {
    return false;
  }
}
