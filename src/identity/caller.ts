import { mayAtAll } from '../domain/access/reach.ts'
import { isGiven, type Scope } from '../domain/access/scopes.ts'
import { SCOPES_FOR, type Action } from '../domain/access/table.ts'
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

/** The caller in each of their roles. */
export const actorsOf = ({ id, held: [first, ...others] }: Caller): [Actor, ...Actor[]] => [
  { id, ...first },
  ...others.map((one) => ({ id, ...one })),
]

/** Whether they may in this role; another system, by the scopes of its key. */
export function mayAs(by: Actor, action: Action, scopes: readonly Scope[] = []): boolean {
  const needed = SCOPES_FOR[action] ?? []
  const isFor = ({ departments }: Actor) =>
    needed === 'any' || needed.some((scope) => isGiven({ scopes, departments }, scope))
  return mayAtAll(by, action) && (by.role !== 'integration' || isFor(by))
}

/** The caller in those of their roles in which they may. */
export const actingAs = (caller: Caller, action: Action): Actor[] =>
  actorsOf(caller).filter((by) => mayAs(by, action, caller.scopes))

/** A caller with one role. */
export const callerWith = ({ id, ...held }: Actor): Caller => ({ id, held: [held] })
