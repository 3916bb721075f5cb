import type { Actor } from '../command.ts'
import { mayEver, OF_THE_FIRM, WHO_MAY, type Action } from './table.ts'
import { tiesBy } from './ties.ts'

/** Which complaints somebody reaches by a right: those with one of these ties, or all; and none with one of these. */
export type Reach = { among: readonly string[] | 'all'; without: readonly string[] }

/** Whether it is one with these ties. */
export const reaches = ({ among, without }: Reach, ties: readonly string[]): boolean =>
  (among === 'all' || among.some((tie) => ties.includes(tie))) && !without.some((tie) => ties.includes(tie))

/** The same of all complaints that `mayUnder` says of one. */
export function reachOf(by: Actor, action: Action): Reach {
  const relations = WHO_MAY[action][by.role] ?? []
  const isEverywhere =
    relations.includes('none') || (by.departments === undefined && relations.includes('department'))
  return {
    among: isEverywhere ? 'all' : relations.flatMap((relation) => tiesBy(relation, by)),
    without: relations.includes('about') ? [] : tiesBy('about', by),
  }
}

/** Whether somebody may in this role, and in the departments in which they have it. */
export const mayAtAll = (by: Actor, action: Action): boolean =>
  mayEver(by, action) && (!OF_THE_FIRM.includes(action) || reachOf(by, 'readComplaint').among === 'all')
