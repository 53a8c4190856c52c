import { useRouter } from "next/router";

/** `undefined` until the browser has read the address. */
export function useRoutePart(name: string): string | undefined {
  const part = useRouter().query[name];
  return typeof part === "string" ? part : undefined;
}
