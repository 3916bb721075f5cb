import { CUSTOMER, STAFF } from '../access/permission.ts'
import { selves } from '../access/ties.ts'
import { dayOf } from '../calendar/days.ts'
import type { Actor, CommandOf } from '../command.ts'
import type { RevisitResult } from '../commands/solution.ts'
import type { Complaint, Tried } from '../complaint.ts'
import type { Event } from '../event.ts'
import { isLastCycle } from '../evolve/stages.ts'
import type { Instant } from '../instant.ts'
import { dropClearance } from '../policy/clearance.ts'
import { refuse, type Refusal } from '../refusal.ts'
import { instantAfter } from '../time/clocks.ts'
import { laterRunning } from '../time/later-revisits.ts'
import { causeMissing, closingEvents, resolvedEvents } from './closing.ts'
import { withoutEvidence } from '../access/consent.ts'
import { manual } from './escalation-rules.ts'
import { hasHandled } from './fairness.ts'
import { contentOf, type Asked, type Rule } from './rule.ts'

/** By staff: in the stage, and after closing where the policy asks again. */
export const recordRevisit: Rule<'recordRevisit'> = {
  may: STAFF,
  stages: ['revisiting', 'closed'],
  unless: (complaint, by) =>
    nothingLater(complaint) ??
    (selves(by).some((id) => hasHandled(complaint, id))
      ? refuse('conflictOfInterest', 'Those who handled a complaint do not revisit it.')
      : undefined),
  refuses: (complaint, command, asked) =>
    unfitResult(command, asked.by) ??
    wayMissing(complaint, command) ??
    (afterRevisit(complaint, command, asked).some(({ type }) => type === 'closed')
      ? causeMissing(complaint)
      : undefined),
  events: (complaint, command, asked) => [
    {
      type: 'revisitRecorded',
      at: asked.at,
      by: asked.by.id,
      ...contentOf(command),
      result: resultOf(command),
      ...(isLater(complaint, asked) && { later: true }),
    },
    ...afterRevisit(complaint, command, asked),
  ],
}

/** The customer's own answer to the revisit. It is taken also where something is missing for the end: that waits. */
export const rate: Rule<'rate'> = {
  may: CUSTOMER,
  stages: ['revisiting'],
  unless: ({ closingWaits, closingHeld }) =>
    closingWaits || closingHeld ? refuse('alreadyDone', 'The customer has rated it already.') : undefined,
  refuses: (_, __, { by }) => withoutEvidence(undefined, by),
  events: (complaint, command, asked) => {
    const { at } = asked
    const result = saidBy(command.score)
    const rated: Event = { type: 'rated', at, ...contentOf(command), result }
    return result !== 'dissatisfied' && causeMissing(complaint)
      ? [{ ...rated, waits: true }]
      : [rated, ...afterAnswer(complaint, result, asked)]
  },
}

/** What they say later opens nothing again: for that they reopen it (R85). A score is theirs alone to give. */
export const giveFeedback: Rule<'giveFeedback'> = {
  may: CUSTOMER,
  stages: ['closed'],
  refuses: (_, { score, solved }, { by }) =>
    score === undefined && solved === undefined ? undefined : withoutEvidence(undefined, by),
  events: (_, command, { at }) => [{ type: 'feedbackGiven', at, ...contentOf(command) }],
}

const nothingLater = (complaint: Complaint): Refusal | undefined =>
  complaint.stage === 'closed' && laterRunning(complaint).length === 0
    ? refuse('notInThisStage', 'recordRevisit is not possible while the complaint is closed.')
    : undefined

/** Before there were any, what came after the closing was taken as if it had come before. */
const isLater = ({ stage }: Complaint, { edition }: Asked): boolean => edition >= 4 && stage === 'closed'

/** The lowest score that says satisfied. */
export const GOOD_SCORE = 4

/** What a score says: 3 is no success, and no reason to begin anew. */
const saidBy = (score: number): RevisitResult =>
  score >= GOOD_SCORE ? 'satisfied' : score === 3 ? 'neither' : 'dissatisfied'

const resultOf = ({ result, score }: CommandOf<'recordRevisit'>): RevisitResult =>
  result ?? (score === undefined ? 'unreachable' : saidBy(score))

/** A result that says what the score does not, or dissatisfaction without the customer's words (R41). */
function unfitResult(command: CommandOf<'recordRevisit'>, by: Actor): Refusal | undefined {
  const { result, score, solved, comment } = command
  if (result === undefined && score === undefined)
    return refuse('missing', 'Say how the revisit came out: by a result, or by the score.', 'score')
  if (result !== undefined && score !== undefined && result !== saidBy(score))
    return refuse('contradiction', `A score of ${score} says ${saidBy(score)}, and not ${result}.`)
  if (resultOf(command) === 'unreachable' && solved !== undefined)
    return refuse('contradiction', 'Whom nobody reached has not said whether it is solved.')
  return resultOf(command) === 'dissatisfied' && comment === undefined && by.role !== 'customer'
    ? refuse('missing', 'Where the customer is dissatisfied, record their words.', 'comment')
    : undefined
}

const wayMissing = ({ policy }: Complaint, command: CommandOf<'recordRevisit'>): Refusal | undefined =>
  policy.revisits && resultOf(command) === 'unreachable' && command.method === undefined
    ? refuse('missing', 'Say in which way the customer was tried: method.', 'method')
    : undefined

function afterRevisit(complaint: Complaint, command: CommandOf<'recordRevisit'>, asked: Asked): Event[] {
  const { at } = asked
  const result = resultOf(command)
  if (isLater(complaint, asked))
    return result === 'dissatisfied' && !isLastCycle(complaint) ? anew(complaint, at) : []
  if (result !== 'unreachable') return afterAnswer(complaint, result, asked)
  const attempt = { at, ...(command.method && { method: command.method }) }
  return isGivenUp(complaint, attempt) ? closingEvents(complaint, 'unreachable', asked) : []
}

function afterAnswer(complaint: Complaint, result: RevisitResult, asked: Asked): Event[] {
  const { at } = asked
  if (result !== 'dissatisfied') return resolvedEvents(complaint, asked)
  return isLastCycle(complaint)
    ? manual(complaint, at, 'The bound of second handlings is reached: a final response is due.')
    : anew(complaint, at)
}

const anew = (complaint: Complaint, at: Instant): Event[] => [
  ...dropClearance(complaint, at, 'cycleOpened'),
  { type: 'cycleOpened', at, cycle: complaint.cycle + 1, why: 'dissatisfied' },
]

/** After the last attempt, or when the days for attempts have passed: never counted as satisfied (F66). */
function isGivenUp(complaint: Complaint, attempt: Tried): boolean {
  const { revisit, revisits } = complaint.policy
  if (!revisit) return true
  const { attempts, firstAt, tries = [] } = complaint.revisit ?? { attempts: 0, firstAt: attempt.at }
  if (revisits) return isTriedEnough(complaint, [...tries, attempt], revisit.attempts)
  return attempts + 1 >= revisit.attempts || attempt.at > instantAfter(firstAt, revisit.within, complaint)
}

/** As often as the policy says, in two ways and on different days, and written to; else the clock lapses (F67). */
function isTriedEnough(
  { surveyedAt, calendar }: Complaint,
  tries: readonly Tried[],
  attempts: number,
): boolean {
  const ways = new Set(tries.map(({ method }) => method))
  const days = new Set(tries.map(({ at }) => dayOf(at, calendar)))
  return surveyedAt !== undefined && tries.length >= attempts && ways.size >= 2 && days.size >= 2
}
