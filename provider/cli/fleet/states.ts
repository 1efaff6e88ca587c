/** How an edition's part in a run of the fleet ended. */
export const FINAL_STATES = ["done", "unchanged", "failed", "interrupted", "not begun"] as const;

/** One of them. */
export type FinalState = (typeof FINAL_STATES)[number];

/** Those after which an edition is not as its file says. */
export const UNFINISHED_STATES: readonly FinalState[] = ["failed", "interrupted", "not begun"];
