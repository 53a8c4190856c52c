import type { Id } from "../../src/protocol";
import type { Knocked, Recorder } from "../history";

/** The invitations of a rehearsal, and the strangers who come by them. */
export class Knocks {
  readonly #recorder: Recorder;

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  invites(code: string, invite_id: Id, max_uses?: number): void {
    this.#recorder.note({ kind: "invited", code, invite_id, ...(max_uses && { max_uses }) });
  }

  revokes(code: string): void {
    for (const kind of ["revoking", "revoked"] as const) this.#recorder.note({ kind, code });
  }

  /** A stranger comes; what happens meanwhile happens before they have an answer. */
  knocks(
    code: string,
    outcome: Knocked,
    { who, meanwhile = () => {} }: { who?: Id; meanwhile?: () => void } = {},
  ): number {
    const knock = this.#recorder.next();
    this.#recorder.note({ kind: "knocked", knock, code });
    meanwhile();
    this.#recorder.note({ kind: "let", knock, outcome, ...(who && { who }) });
    return knock;
  }

  knocksAgain(knock: number, outcome: Knocked): void {
    this.#recorder.note({ kind: "let again", knock, outcome });
  }
}
