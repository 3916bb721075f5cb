import type { Scope } from '../domain/access/scopes.ts'
import { mayEver, SCOPE_FOR, type Action } from '../domain/access/table.ts'
import type { Actor } from '../domain/command.ts'

/** A role that a caller may act in: where, and for whom if it is another person's. */
export type Held = Pick<Actor, 'role' | 'departments' | 'for'>

/** By what somebody has shown who they are. */
export type SignedInBy = 'token' | 'session' | 'apiKey' | 'slip'

/** Who asks, with everything they may act as: their own roles first, the highest first. */
export type Caller = {
  id: string
  held: readonly [Held, ...Held[]]
  /** Of a key of another system: what it was given for. */
  scopes?: readonly Scope[]
  by?: SignedInBy
}

/** The caller in the first of their roles in which they may; nothing, if there is none. */
export function actingAs({ id, held, scopes = [] }: Caller, action: Action): Actor | undefined {
  const scope = SCOPE_FOR[action]
  const isInScope = scope === 'any' || (scope !== undefined && scopes.includes(scope))
  const found = held.find((one) => mayEver(one, action) && (one.role !== 'integration' || isInScope))
  return found && { id, ...found }
}

/** A caller with one role. */
export const callerWith = ({ id, ...held }: Actor): Caller => ({ id, held: [held] })
