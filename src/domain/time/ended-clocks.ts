import type { Clock } from '../complaint.ts'

/** As many as entries that may be voided: whatever is taken back still finds the clock it had met. */
const ENDED_KEPT = 50

/**
 * What recurs starts a clock each time, thousands in a long life. Of each name and cycle a complaint keeps the latest
 * that have ended; the register and the journal have them all. Those that a calendar or a notice may yet put right
 * stay: late ones, provisional ones, and those with an extension.
 */
export function withoutOldClocks<C extends { readonly clocks: readonly Clock[] }>(
  complaint: C,
): { complaint: C; dropped: readonly Clock[] } {
  // Most complaints have fewer clocks in all.
  if (complaint.clocks.length <= ENDED_KEPT) return { complaint, dropped: [] }
  const ended = new Map<string, Clock[]>()
  for (const clock of complaint.clocks) {
    if (!isSettled(clock)) continue
    const key = `${clock.cycle}/${clock.name}`
    const before = ended.get(key)
    if (before) before.push(clock)
    else ended.set(key, [clock])
  }
  const dropped = [...ended.values()].flatMap((clocks) => clocks.slice(0, -ENDED_KEPT))
  if (dropped.length === 0) return { complaint, dropped }
  const isDropped = new Set(dropped)
  return {
    complaint: { ...complaint, clocks: complaint.clocks.filter((one) => !isDropped.has(one)) },
    dropped,
  }
}

const isSettled = ({ state, breach, provisional, extensions }: Clock): boolean =>
  state !== 'running' && !breach && !provisional && !extensions
