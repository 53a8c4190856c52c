import type { Envelope } from "../../../protocol";
import { evolve, type View } from "../../../room/view";

type Listener = (envelope: Envelope) => void;

/**
 * Keeps what is told about messages during the read, which may be newer. The page comes with a function that lays it
 * over a view that has the page.
 */
export async function overtaken<Page>(
  listen: (listener: Listener) => () => void,
  read: () => Promise<Page>,
): Promise<{ readonly page: Page; readonly withNews: (view: View) => View }> {
  const news: Envelope[] = [];
  const forget = listen((envelope) => {
    if (envelope.namespace === "messages") news.push(envelope);
  });
  try {
    const page = await read();
    return { page, withNews: (view) => news.reduce(evolve, view) };
  } finally {
    forget();
  }
}
