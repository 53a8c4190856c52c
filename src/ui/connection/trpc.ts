import { QueryClient } from "@tanstack/react-query";
import { createTRPCNext } from "@trpc/next";
import type { AppRouter } from "../../server/api/router";
import { sharedLinks } from "./line";

/** One for all pages and parts, so that they share their answers. */
const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } } });

export const trpc = createTRPCNext<AppRouter>({
  ssr: false,
  config: () => ({ links: sharedLinks, queryClient }),
});
