import type { Actor } from './command.ts'
import type { Role } from './policy/policy.ts'

const RANK: Record<Role, number> = {
  customer: 0,
  auditor: 0,
  system: 0,
  operator: 0,
  legal: 0,
  administrator: 0,
  integration: 0,
  agent: 1,
  supervisor: 2,
  manager: 3,
  management: 4,
}

/** How high a role stands among those who handle complaints. */
export const rankOf = (role: Role): number => RANK[role]

/** Whether a person stands at least as high as a role. */
export const isAtLeast = (by: Pick<Actor, 'role'>, role: Role): boolean => RANK[by.role] >= RANK[role]
