import type { Pool } from 'pg'
import type { Instant } from '../domain/instant.ts'
import { chooseRule, type Routable } from './choose-rule.ts'
import type { RoutingRule } from './directory.ts'
import { INTAKE } from '../domain/complaint.ts'
import { nextHand } from '../domain/supervision/next-hand.ts'
import { inTransaction } from '../register/in-transaction.ts'
import { handsOf, recordGiven } from '../register/supervision/hands.ts'

/** Where complaints that fit no rule wait for a person to look at them. */
export const FALLBACK = { id: 'fallback', department: INTAKE } as const

/** In the place of a rule: none says where it goes, and its category has a department of its own. */
export const BY_CATEGORY = 'category'

/** Where a complaint goes by itself, and by which rule. Without a person it waits in the department's queue. */
export type Route = { department: string; person?: string; automatic: string }

type Asked = Routable & {
  at: Instant
  /** Where its category goes when no rule says so. */
  usual?: string | undefined
  /** Who may not have it: the person complained about, the handler before (R41, R82). */
  except: readonly string[]
}

export async function routingRules(pool: Pick<Pool, 'query'>): Promise<RoutingRule[]> {
  const { rows } = await pool.query<RoutingRule>({
    name: 'routing-rules',
    text: `select id, position, category, store_id as "storeId", words, department from routing_rule
      order by position, id`,
  })
  return rows
}

/** The department by rule, the person by load. Where there are neither rules nor a usual department nothing is routed. */
export async function route(
  pool: Pool,
  rules: readonly RoutingRule[],
  asked: Asked,
): Promise<Route | undefined> {
  const { usual } = asked
  if (rules.length === 0 && usual === undefined) return undefined
  const rule =
    chooseRule(rules, asked) ?? (usual === undefined ? undefined : { department: usual, id: BY_CATEGORY })
  // A person has to look first.
  if (!rule) return { department: FALLBACK.department, automatic: FALLBACK.id }
  return { ...(await routeWithin(pool, rule.department, asked)), automatic: rule.id }
}

/** A person of one department, or its queue. */
export const routeWithin = (
  pool: Pool,
  department: string,
  { at, except }: Pick<Asked, 'at' | 'except'>,
): Promise<Omit<Route, 'automatic'>> =>
  inTransaction(pool, async (client) => {
    const next = nextHand(await handsOf(client, { department, at }), except)
    if (!next) return { department }
    await recordGiven(client, [next.person])
    return { department, person: next.person }
  })

export type Routing = ReturnType<typeof createRouting>

/** Routing by the directory on these connections. */
export function createRouting(pool: Pool) {
  return {
    rules: () => routingRules(pool),
    route: (rules: readonly RoutingRule[], asked: Asked) => route(pool, rules, asked),
    within: (department: string, asked: Pick<Asked, 'at' | 'except'>) => routeWithin(pool, department, asked),
  }
}
