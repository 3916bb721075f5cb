import { createToldLimits } from '../../portal/complain/limits.ts'
import { createLimiter } from '../../portal/limiter.ts'
import type { LookupKeys } from '../../portal/lookup-secret.ts'

const minuteMs = 60_000

/** What looking complaints up takes: the keys of the secrets, and what keeps it from being overdone. */
export const createLookUp = (keys: LookupKeys) => ({
  keys,
  /** Of one address: many customers may share one. */
  byAddress: createLimiter({ times: 240, withinMs: minuteMs }),
  /** Wrong secrets for one number. The right one always opens: the guesses of others lock no one out. */
  wrongByNumber: createLimiter({ times: 10, withinMs: 15 * minuteMs }),
  /** What is asked for of one complaint with its secret. */
  actions: createLimiter({ times: 30, withinMs: 60 * minuteMs }),
  /** New links in place of lost secrets, of one number at one typed address: who guesses addresses locks no one out. */
  lostByAddress: createLimiter({ times: 3, withinMs: 24 * 60 * minuteMs }),
  /** What is told by the form, while the register cannot count it. */
  told: createToldLimits(),
})
export type LookUp = ReturnType<typeof createLookUp>
