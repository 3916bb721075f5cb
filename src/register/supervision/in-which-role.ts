import pg from 'pg'
import { reachOf } from '../../domain/access/reach.ts'
import type { Action } from '../../domain/access/table.ts'
import type { Actor } from '../../domain/command.ts'
import { seenBy } from '../lists/visible.ts'

type Orderer = { by: Actor; others?: readonly Actor[] }

/**
 * Which complaints an order is about at all, for a query in which the complaint is `c`: those that the orderer reaches in
 * one of their roles, with the first of these. What is hidden stays as it is, whoever orders.
 */
export function reachedFor({ by, others = [] }: Orderer, right: Action): { where: string; acting: string } {
  const roles = [by, ...others].map((actor) => ({
    actor: pg.escapeLiteral(JSON.stringify(actor)),
    reaches: seenBy({ ...reachOf(actor, right), hidden: false }, 'c'),
  }))
  return {
    where: `(${roles.map(({ reaches }) => `(${reaches})`).join(' or ')})`,
    acting: `case ${roles.map(({ actor, reaches }) => `when ${reaches} then ${actor}::jsonb`).join(' ')} end`,
  }
}
