import { Person } from "./person";
import { RawConnection } from "./raw-connection";

export type Asking = { readonly token?: string; readonly cookie?: string };

/** A server from the outside: an address that answers over HTTP and WebSocket. */
export abstract class Site {
  readonly #people: Person[] = [];
  readonly #connections: RawConnection[] = [];

  abstract get origin(): string;

  get socketUrl(): string {
    return `${this.origin.replace("http:", "ws:")}/api/trpc`;
  }

  async identity(asking?: Asking): Promise<string> {
    const { body } = await this.post("identity.create", undefined, asking);
    return body.result.data.token;
  }

  /** A person with an identity and a connection, in no room yet. */
  async person(name: string): Promise<Person> {
    return this.personWith(name, await this.identity());
  }

  personWith(name: string, token: string): Person {
    const person = new Person(this, name, token);
    this.#people.push(person);
    return person;
  }

  /** A WebSocket for tRPC's own frames. */
  async connect(token?: string, headers?: Record<string, string>): Promise<RawConnection> {
    return this.#kept(await RawConnection.open(this.socketUrl, token, headers));
  }

  /** The same, with a custom first frame in place of the token. */
  async connectSaying(first: unknown): Promise<RawConnection> {
    const connection = this.#kept(await RawConnection.open(`${this.socketUrl}?connectionParams=1`));
    connection.write(first);
    return connection;
  }

  async post(path: string, input?: unknown, asking?: Asking) {
    return answerOf(
      await fetch(`${this.origin}/api/trpc/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headersOf(asking) },
        body: input === undefined ? undefined : JSON.stringify(input),
      }),
    );
  }

  async get(path: string, input: unknown, asking?: Asking) {
    const query = encodeURIComponent(JSON.stringify(input));
    return answerOf(await fetch(`${this.origin}/api/trpc/${path}?input=${query}`, { headers: headersOf(asking) }));
  }

  async closeConnections(): Promise<void> {
    await Promise.all(this.#people.map((it) => it.close()));
    await Promise.all(this.#connections.map((it) => it.cut()));
  }

  #kept(connection: RawConnection): RawConnection {
    this.#connections.push(connection);
    return connection;
  }
}

function headersOf({ token, cookie }: Asking = {}): Record<string, string> {
  return { ...(token && { authorization: `Bearer ${token}` }), ...(cookie && { cookie }) };
}

async function answerOf(response: Response) {
  return { status: response.status, headers: response.headers, body: await response.json() };
}
