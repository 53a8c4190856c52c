import { Component } from "react";
import type { Elements } from "../words/elements";

type State = { readonly round: number; readonly error?: unknown; readonly isFatal: boolean };

/** A page that cannot be mended must not be mended for ever. */
const AT_MOST = 3;
const WITHIN_MS = 10_000;

/**
 * The last resort where an extension or page translation moves elements away under React: the screen is built anew.
 * Drafts, messages on their way and the session live outside of it.
 */
export class DomRecovery extends Component<{ children: Elements }, State> {
  override state: State = { round: 0, isFatal: false };
  #recoveries: number[] = [];

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  override componentDidCatch(error: unknown): void {
    const now = Date.now();
    this.#recoveries = [...this.#recoveries.filter((at) => now - at < WITHIN_MS), now];
    if (!isDomMismatch(error) || this.#recoveries.length > AT_MOST) this.setState({ isFatal: true });
    else this.setState(({ round }) => ({ round: round + 1, error: undefined }));
  }

  override render() {
    const { round, error, isFatal } = this.state;
    if (isFatal) throw error;
    return (
      error === undefined && (
        <div key={round} className="contents">
          {this.props.children}
        </div>
      )
    );
  }
}

function isDomMismatch(error: unknown): boolean {
  return error instanceof DOMException && ["NotFoundError", "HierarchyRequestError"].includes(error.name);
}
