import { setTimeout as sleep } from "node:timers/promises";
import { TRPCClientError } from "@trpc/client";
import type { Envelope, Id } from "../../../src/protocol";
import { badRequest } from "../../../src/protocol/schemas";
import { TestClient } from "../../../src/server/testing/test-client";
import type { Knocked, Recorder } from "../../history";
import type { Chance } from "../chance/chance";
import { BEHIND_GATE, type Gate } from "../servers/gate";

type Given = {
  readonly recorder: Recorder;
  readonly gates: readonly [Gate, ...Gate[]];
  readonly token: string;
  readonly chance: Chance;
};

/** The pause between tries, and the limit of all tries, in milliseconds. */
const PATIENCE = { again_ms: 50, all_ms: 180_000 };
const PAUSE_MS = 2_000;
/** How long a stranger waits to be let in, in milliseconds. */
const WAITING_MS = 2_000;
/** How long after the others a late stranger comes at most, in milliseconds. */
const LATE_MS = 2_000;

type Stranger = {
  readonly name: string;
  /** Hears the stranger's id. */
  readonly isSeen: (id: Id) => void;
  /** True of one who comes again while that is too early. */
  readonly isPatient: boolean;
};

const ENTERING = { namespace: "control", payload: { action: "enter_room" } } as const;

/** The way into the room: invitations are made and some revoked, while strangers come with them. */
export class Door {
  readonly #given: Given;

  constructor(given: Given) {
    this.#given = given;
  }

  async opens(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#invites();
      await sleep(this.#given.chance.from(0, PAUSE_MS));
    }
  }

  async #invites(): Promise<void> {
    const { chance, recorder, token } = this.#given;
    const { room_id } = recorder;
    const max_uses = chance.oneOf([1, 2, undefined]);
    const owner = this.#connect(token);
    const made = await patiently(() => owner.trpc.invites.create.mutate({ room_id, role: "guest", max_uses }));
    const { code, invite_id } = made;
    recorder.note({ kind: "invited", code, invite_id, ...(max_uses && { max_uses }) });
    const knocking = Array.from({ length: chance.from(1, 3) }, () => this.#knocks(code));
    const fate = chance.oneOf(["revoked", "revoked", "watched", "left"]);
    if (fate === "revoked") {
      await sleep(chance.from(0, 300));
      recorder.note({ kind: "revoking", code });
      await patiently(() => owner.trpc.invites.revoke.mutate({ room_id, code }));
      recorder.note({ kind: "revoked", code });
      knocking.push(this.#knocks(code));
    } else if (fate === "watched") {
      // Moderators may have banned who came by it, and revoked it.
      await Promise.all(knocking);
      await sleep(chance.from(0, LATE_MS));
      knocking.push(this.#knocks(code));
    }
    await Promise.all(knocking);
    await owner.cut();
  }

  async #knocks(code: string): Promise<void> {
    const { recorder } = this.#given;
    const nobody = this.#connect("");
    const { token } = await patiently(() => nobody.trpc.identity.create.mutate());
    await nobody.cut();
    const knock = recorder.next();
    const stranger = this.#connect(token);
    recorder.note({ kind: "knocked", knock, code });
    const name = `the stranger ${knock}`;
    const seen: Id[] = [];
    const isSeen = (id: Id) => void seen.push(id);
    const outcome = await patiently(() => this.#comes(stranger, code, { name, isSeen, isPatient: true }));
    const [who] = seen;
    recorder.note({ kind: "let", knock, outcome, ...(who && { who }) });
    if (outcome === "declined") {
      const again = await patiently(() => this.#comes(stranger, code, { name, isSeen, isPatient: false }));
      recorder.note({ kind: "let again", knock, outcome: again });
    }
    await stranger.cut();
  }

  /** "in", the refusal, or what came of waiting; rejects without such an answer. */
  #comes({ trpc }: TestClient, invite: string, { name: device, isSeen, isPatient }: Stranger): Promise<Knocked> {
    const { recorder } = this.#given;
    const { room_id } = recorder;
    return new Promise((resolve, reject) => {
      let isWaiting = false;
      const ends = (outcome: Knocked) => {
        resolve(outcome);
        session.unsubscribe();
      };
      const session = trpc.signaling.session.subscribe(
        { room_id, display_name: "Stranger", invite },
        {
          onData: (event) => {
            const { id, data: envelope } = event as { id: string; data: Envelope };
            const { message } = envelope.payload;
            if ("id" in envelope.payload && (message === "join_success" || message === "in_waiting_room"))
              isSeen(envelope.payload.id);
            if (message === "join_success") return ends(isWaiting ? "accepted" : "in");
            isWaiting = true;
            recorder.note({ kind: "waited", who: "", device, id, envelope });
            if (message === "in_waiting_room") setTimeout(() => ends("waiting"), WAITING_MS);
            if (message === "declined" || message === "banned") ends(message);
            if (message === "accepted")
              void trpc.signaling.send.mutate({ ...ENTERING, transaction_id: device }).catch(() => {});
          },
          onError: (error) => {
            const bad = badRequest.safeParse(error.data);
            const isLater = bad.data?.reason === "too_many_requests" && isPatient;
            if (bad.success && !isLater) resolve(bad.data.reason);
            else reject(error);
          },
          onComplete: () => reject(new Error("the session ended")),
        },
      );
    });
  }

  #connect(token: string): TestClient {
    const { chance, gates } = this.#given;
    return new TestClient(chance.oneOf(gates).socketUrl, token, BEHIND_GATE);
  }
}

/** Tries until there is an answer. A refusal is no passing harm, and rejects; so does a wait without end. */
async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const start = performance.now();
  for (;;)
    try {
      return await ask();
    } catch (error) {
      const isRefused = error instanceof TRPCClientError && badRequest.safeParse(error.data).success;
      if (isRefused || performance.now() - start > PATIENCE.all_ms) throw error;
      await sleep(PATIENCE.again_ms);
    }
}
