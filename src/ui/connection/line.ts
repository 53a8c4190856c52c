import { createTRPCClient } from "@trpc/client";
import type { AppRouter } from "../../server/api/router";
import { links, PATH } from "../client/transport/links";
import { Reach } from "../client/transport/reach";

// The page's one way to the server. Questions with hooks and questions without go over the same WebSocket.

const reach = new Reach(PATH);

export const { standing } = reach;
export const sharedLinks = links(reach);
export const client = createTRPCClient<AppRouter>({ links: sharedLinks });
