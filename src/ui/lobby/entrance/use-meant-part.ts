import { useRouter } from "next/router";
import { useEffect } from "react";
import { pathOfPasted } from "../../../protocol/pasting/pasted-link";
import { useRoutePart } from "./use-route-part";

const FOLDERS = { invite: "join", room: "rooms" } as const;

/** Whatever programs have put around it; the address is put right. */
export function useMeantPart(name: keyof typeof FOLDERS): string | undefined {
  const { pathname, query, replace } = useRouter();
  const part = useRoutePart(name);
  const meant = part && (pathOfPasted(`/${FOLDERS[name]}/${part}`)?.split("/").at(-1) ?? part);
  useEffect(() => {
    if (!meant || meant === part) return;
    const { place } = query;
    const parts = { [name]: meant, ...(place !== undefined && { place }) };
    void replace({ pathname, query: parts, hash: location.hash }, undefined, { shallow: true });
  }, [name, part, meant, pathname, query, replace]);
  return meant;
}
