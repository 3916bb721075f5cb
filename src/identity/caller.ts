import type { Actor } from '../domain/command.ts'
import type { Role } from '../domain/policy/policy.ts'

/** A role that a caller may act in: where, and for whom if it is another person's. */
export type Held = Pick<Actor, 'role' | 'departments' | 'for'>

/** By what somebody has shown who they are. */
export type SignedInBy = 'token' | 'session' | 'apiKey' | 'slip'

/** Who asks, with everything they may act as: their own roles first, the highest first. */
export type Caller = { id: string; held: readonly [Held, ...Held[]]; by?: SignedInBy }

/** The caller in the first of their roles that is among these; nothing, if none is. */
export function actingAs({ id, held }: Caller, roles: readonly Role[] | undefined): Actor | undefined {
  const found = roles ? held.find(({ role }) => roles.includes(role)) : held[0]
  return found && { id, ...found }
}

/** A caller with one role. */
export const callerWith = ({ id, ...held }: Actor): Caller => ({ id, held: [held] })
