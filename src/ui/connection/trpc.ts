import { QueryClient } from "@tanstack/react-query";
import { createTRPCNext } from "@trpc/next";
import type { AppRouter } from "../../server/api/router";
import { links, PATH } from "../client/transport/links";
import { Reach } from "../client/transport/reach";

export const trpc = createTRPCNext<AppRouter>({
  ssr: false,
  config: () => {
    const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } } });
    return { links: links(new Reach(queryClient, PATH)), queryClient };
  },
});
