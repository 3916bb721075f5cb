import { DeliveryFault, type LetterText } from '../letter.ts'
import type { Instant } from '../../domain/instant.ts'
import type { GuardedAnswer } from './guarded-fetch.ts'

/** A robot of a group chat. Its URL is a secret too: its holder may speak. */
export type Robot = { url: string; secret?: string }

/**
 * What one maker's robots want. Words go out as plain text wherever a maker has it: what a customer typed must not
 * become a link with another name, or call a whole group.
 */
export type RobotKind = {
  /** How often a robot may speak. */
  perMinute: number
  /** How long a text may be, in bytes of UTF-8, so that the whole request stays within the maker's limit. */
  maxTextBytes: number
  request(robot: Robot, message: LetterText, at: Instant): { url: string; body: unknown }
  /** What is wrong although HTTP says that all is well. */
  faultIn(answer: GuardedAnswer): DeliveryFault | undefined
}

/** The minute that the makers count in. */
export const PACE_MS = 60_000

/** Codes of a maker that say more than "not now". */
export type KnownCodes = { tooFast: readonly number[]; final: readonly number[] }

/** Reads a body like `{"errcode":0}`. The maker's own sentence is left out: nobody knows what it repeats. */
export function faultInCode(
  { body }: GuardedAnswer,
  fields: readonly string[],
  { tooFast, final }: KnownCodes,
): DeliveryFault | undefined {
  const code = fields.map((field) => fieldOf(body, field)).find((value) => typeof value === 'number')
  if (code === 0) return undefined
  if (typeof code !== 'number') return new DeliveryFault('The robot gave an answer that cannot be read.')
  const asksToWait = tooFast.includes(code) && { retryAfterMs: PACE_MS }
  return new DeliveryFault(`The robot refused with code ${code}.`, {
    isFinal: final.includes(code),
    ...asksToWait,
  })
}

function fieldOf(body: string, field: string): unknown {
  try {
    return (JSON.parse(body) as Record<string, unknown> | null)?.[field]
  } catch {
    return undefined
  }
}
