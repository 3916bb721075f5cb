import type { Role } from '../policy/policy.ts'

/** Fields of a command that not everyone fills in who may give it. */
const FILLED_BY = {
  /** Who handles it may not stretch its clocks at will (F20). */
  beyondLimit: ['supervisor', 'manager', 'management'],
  /** Mail comes in by systems only. */
  fromMail: ['integration'],
  /** R75 */
  opinion: ['legal'],
} satisfies Record<string, readonly Role[]>
export type OwnField = keyof typeof FILLED_BY

export const OWN_FIELDS = Object.keys(FILLED_BY) as OwnField[]

export const mayFill = (field: OwnField, role: Role): boolean =>
  (FILLED_BY[field] as readonly Role[]).includes(role)
