import { recordAccess } from '../../register/retention/access.ts'
import { readNumber } from '../complaints/complaint-id.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../../domain/command.ts'
import type { Call, Route } from '../route.ts'

/**
 * Writes down who has read which complaint, before they get the answer (R105). With the register away, the log of the
 * process has the line instead: no one is kept from their work by it.
 */
export async function recordReading(
  deps: Deps,
  operation: string,
  { shows }: Route,
  { params, by }: Call,
): Promise<void> {
  if (!shows) return
  const typed = shows === 'one' ? (params as unknown as { id: string }).id : undefined
  // However a number was typed, it is the same complaint that was read.
  const complaint = typed && (readNumber(typed) ?? typed)
  await recordReadingOf(deps, { operation, by, ...(complaint && { complaint }) })
}

/** The same for who has read a complaint in another way. */
export async function recordReadingOf(
  { pool, logger }: Pick<Deps, 'pool' | 'logger'>,
  { by, ...read }: { operation: string; complaint?: string; by: Actor },
): Promise<void> {
  const access = { person: by.id, role: by.role, at: Date.now(), ...read }
  try {
    await recordAccess(pool, access)
  } catch (error) {
    logger.warn({ access, reason: (error as Error).message }, 'a reading could not be recorded')
  }
}
