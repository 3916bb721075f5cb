import { postponeNotices, recordConfirmed, takeUnconfirmed } from './outbox.ts'
import type { Means } from './means.ts'

const FIRST_MS = 1_000
const LAST_MS = 10 * 60_000

/** Tells complaints that a notice they wait for has gone out, until they have heard it. */
export async function confirmDue({ pool, now, confirm }: Means, courier: string): Promise<void> {
  const sent = await takeUnconfirmed(pool, courier, now())
  await Promise.all(
    sent.map(async (notice) => {
      try {
        await confirm(notice)
      } catch (error) {
        const at = now()
        // The longer it has not been heard, the longer the wait.
        const waitMs = Math.min(LAST_MS, Math.max(FIRST_MS, (at - notice.sentAt) / 2))
        return postponeNotices(pool, [notice], at + waitMs, String(error).slice(0, 1_000))
      }
      return recordConfirmed(pool, notice, now())
    }),
  )
}
