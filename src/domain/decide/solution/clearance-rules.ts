import { CLEARERS } from '../../access/permission.ts'
import type { Actor } from '../../command.ts'
import type { Complaint } from '../../complaint.ts'
import type { Clearance } from '../../parts/solution.ts'
import type { Event } from '../../event.ts'
import { answersFor, pendingClearance } from '../../policy/clearance.ts'
import { refuse, type Refusal } from '../../refusal.ts'
import { mandatoryTask } from '../closing.ts'
import { respond } from '../ending-rules.ts'
import { isOneOf } from '../fairness.ts'
import { OPEN, contentOf, type Asked, type Rule } from '../rule.ts'
import { offer } from './solution-rules.ts'

type AskedOf = Clearance['asked']

const stillAsked = ({ asked }: Clearance): AskedOf => asked.filter(({ clearedBy }) => clearedBy === undefined)

/** What of it is asked of them. */
const askedOf = (clearance: Clearance, by: Actor): AskedOf =>
  stillAsked(clearance).filter(({ clearer }) => answersFor(clearer, by))

/** Who put it forward, and whose draft that took. */
const hasDrafted = ({ proposal }: Complaint, { of, draftedBy }: Clearance, by: Actor): boolean =>
  isOneOf(by, draftedBy) || (of === 'proposal' && isOneOf(by, proposal?.draftedBy))

const NOTHING = refuse('nothingToAnswer', 'Nothing waits to be cleared.')

const notAsked = (clearance: Clearance, by: Actor): Refusal | undefined =>
  askedOf(clearance, by).length > 0
    ? undefined
    : refuse(
        'notAllowed',
        `It is cleared by others: ${stillAsked(clearance)
          .map(({ clearer }) => clearer)
          .join(', ')}.`,
      )

/** One person clears all that they are asked for; the last to clear it lets it go to the customer. */
export const clearProposal: Rule<'clearProposal'> = {
  may: CLEARERS,
  stages: OPEN,
  neverBackDated: true,
  unless: (complaint, by) => {
    const clearance = pendingClearance(complaint)
    if (!clearance) return NOTHING
    return hasDrafted(complaint, clearance, by)
      ? refuse('conflictOfInterest', 'Whoever drafted it does not clear it.')
      : (notAsked(clearance, by) ?? (clearance.response && mandatoryTask(complaint)))
  },
  events: (complaint, command, { at, by, edition }) => {
    const clearance = pendingClearance(complaint)
    if (!clearance) return []
    const { of } = clearance
    const asked = stillAsked(clearance)
    const own = askedOf(clearance, by)
    const cleared = own.length > 0 ? own : asked
    const isAll = cleared.length === asked.length
    return [
      ...cleared.map(({ clearer }, index): Event => {
        const isLast = isAll && index === cleared.length - 1
        return {
          type: 'cleared',
          at,
          of,
          clearer,
          by: by.id,
          ...contentOf(command),
          ...(isLast && { all: true }),
        }
      }),
      ...(isAll ? goesOut(complaint, clearance, { at, edition }) : []),
    ]
  },
}

/** What was held back goes to the customer. */
const goesOut = (
  complaint: Complaint,
  { response }: Clearance,
  when: Pick<Asked, 'at' | 'edition'>,
): Event[] =>
  response ? respond(complaint, response, when) : offer(complaint, complaint.proposal?.n ?? 1, when)

export const returnClearance: Rule<'returnClearance'> = {
  may: CLEARERS,
  stages: OPEN,
  neverBackDated: true,
  unless: (complaint, by) => {
    const clearance = pendingClearance(complaint)
    if (!clearance) return NOTHING
    return hasDrafted(complaint, clearance, by) ? undefined : notAsked(clearance, by)
  },
  events: (complaint, command, { at, by }) => {
    const of = pendingClearance(complaint)?.of ?? 'proposal'
    return [{ type: 'clearanceReturned', at, of, by: by.id, ...contentOf(command) }]
  },
}
