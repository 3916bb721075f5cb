/** What workflows and workers agree on for the proof. */
export const ANCHOR_WORKFLOW = 'anchorProof'

/** A day's root, in hex. Kept elsewhere, it proves everything up to its day. */
export type DailyRoot = { day: string; root: string; complaints: number }

export type ProofActivities = {
  /** Anchors what has changed since the root before; a day gets one root, however often it is asked for. */
  anchorHeads(day: string): Promise<DailyRoot>
}
