import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { setTimeout as delay } from 'node:timers/promises'
import { ConfigFault } from '../../config/config.ts'
import type { Language } from '../../domain/names.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { Calendars } from '../../rules/loaded-years.ts'
import { pinned } from '../../rules/policies.ts'
import { faultSentence } from '../../words/sentences/fault-text.ts'
import { changedRules } from '../../register/complaint/changed-rules.ts'

type Rules = { policies: ReadonlyMap<string, Policy>; calendars: Calendars }

const LOOK_AGAIN_MS = 5_000

/**
 * Refuses to start on a policy or a calendar that was changed under its version. Where the register is away intake goes
 * on: it is looked at when the register is back, and told as an error.
 */
export async function refuseChangedRules(
  pool: Pool,
  { policies, calendars }: Rules,
  { logger, language }: { logger: Logger; language: Language },
): Promise<void> {
  const look = async () => {
    const found = await changedRules(pool, {
      policies: [...policies.values()].map(pinned),
      calendars: [...calendars.values()],
    })
    return found.map((sentence) => faultSentence(sentence, language))
  }
  const found = await look().catch((error: Error) => error)
  if (found instanceof Error) void lookLater(pool, look, logger)
  else if (found.length > 0) throw new ConfigFault(found.join('\n'))
}

async function lookLater(pool: Pool, look: () => Promise<string[]>, logger: Logger): Promise<void> {
  while (!pool.ending) {
    await delay(LOOK_AGAIN_MS, undefined, { ref: false })
    const found = await look().catch(() => undefined)
    if (!found) continue
    for (const sentence of found) logger.error(sentence)
    return
  }
}
