import type { Actor, CommandOf } from '../../command.ts'
import type { Complaint } from '../../complaint.ts'
import type { Proposal } from '../../parts/solution.ts'
import type { Event, EventOf } from '../../event.ts'
import { CUSTOMER_AND_STAFF, LEADS, STAFF } from '../../access/permission.ts'
import { approverOf, redressLimitsOf, sumToApprove, type Approver } from '../../access/approver.ts'
import { selves } from '../../access/ties.ts'
import { isAtLeast } from '../../permission.ts'
import { askedToClear, dropClearance, pendingClearance } from '../../policy/clearance.ts'
import { refuseMissing } from '../../policy/required.ts'
import { refuse, type Refusal } from '../../refusal.ts'
import { causeMissing, mandatoryTask, resolvedEvents, sourcesMissing } from '../closing.ts'
import { withoutEvidence } from '../../access/consent.ts'
import { hasHandled, isOneOf } from '../fairness.ts'
import { refuseIncident } from './incident-total.ts'
import { isLastItem, refuseItem, refuseItems, withSum } from './redress.ts'
import { contentOf, type Asked, type Rule } from '../rule.ts'

const awaitsApproval = (complaint: Complaint): boolean => complaint.proposal?.state === 'awaitingApproval'
const isOffered = (complaint: Complaint): boolean => complaint.proposal?.state === 'offered'

/** A draft for staff: it meets no clock, and nobody is told. */
export const draftProposal: Rule<'draftProposal'> = {
  may: STAFF,
  stages: ['received', 'investigating', 'proposed'],
  usual: true,
  unless: noFurther,
  refuses: (_, command) => refuseItems(command),
  events: (complaint, command, { at, by }) => {
    const draft = (complaint.draft?.n ?? 0) + 1
    return [{ type: 'proposalDrafted', at, draft, by: by.id, ...withSum(contentOf(command)) }]
  },
}

type Solution = Omit<EventOf<'solutionProposed'>, 'type' | 'at' | 'toldAt' | 'toldBy' | 'proposal' | 'by'>

/** What is proposed: that of the draft it takes, where nothing is said in its place. */
function solutionIn({ draft }: Complaint, command: CommandOf<'proposeSolution'>): Solution {
  const { measures, ...said } = contentOf(command)
  if (said.draft === undefined || said.draft !== draft?.n)
    return withSum({ measures: measures ?? '', ...said })
  const { n: _, at: _a, by: draftedBy, toldAt: _t, toldBy: _b, ...taken } = draft
  return withSum({ ...taken, ...said, measures: measures ?? taken.measures, draftedBy })
}

/** It names its measures, or the draft that holds. */
function nothingToTake(
  { draft: last }: Complaint,
  command: CommandOf<'proposeSolution'>,
): Refusal | undefined {
  const { measures, draft } = command
  if (draft === undefined)
    return measures === undefined
      ? refuse(
          'missing',
          'A proposal names its measures, or the draft that it takes (measures, draft).',
          'measures',
        )
      : undefined
  if (draft === last?.n) return undefined
  return draft < (last?.n ?? 0)
    ? refuse('contradiction', `Draft ${draft} has been replaced: the last one is ${last?.n}.`)
    : refuse('unknown', `There is no draft ${draft}.`)
}

export const proposeSolution: Rule<'proposeSolution'> = {
  may: STAFF,
  stages: ['investigating', 'proposed'],
  neverBackDated: true,
  unless: (complaint, by) => mayNotPropose(complaint, by) ?? mandatoryTask(complaint),
  refuses: (complaint, command, { at }) => {
    const missing =
      refuseMissing(complaint, 'propose') ?? sourcesMissing(complaint) ?? nothingToTake(complaint, command)
    if (missing) return missing
    const { items, executeBy, ...solution } = solutionIn(complaint, command)
    const unclear = refuseItems({ items, redress: command.redress }) ?? refuseIncident(complaint, solution)
    if (unclear) return unclear
    if (executeBy !== undefined && executeBy <= at)
      return refuse('notThisInstant', 'The promised date lies before the proposal.')
    // Accepting it would close the complaint: what is missing then is not the customer's to record.
    return endsWithAcceptance(complaint) ? causeMissing(complaint) : undefined
  },
  events: (complaint, command, { at, by, edition }) => {
    const proposal = (complaint.proposal?.n ?? 0) + 1
    const solution = solutionIn(complaint, command)
    const proposed: Event = { type: 'solutionProposed', at, proposal, by: by.id, ...solution }
    const put = { n: proposal, by: by.id, redress: solution.redress }
    return needsApproval(complaint, solution, edition)
      ? [proposed]
      : [proposed, ...putForward(complaint, put, { at, edition })]
  },
}

/** A sum in one currency says nothing about another; a policy without any limit asks for no approval. */
function needsApproval({ policy }: Complaint, solution: Solution, edition: number): boolean {
  const limits = redressLimitsOf(policy)
  const sum = sumToApprove(solution)
  if (!sum || !limits) return false
  const { amountCents, currency } = sum
  const anyCurrency = edition < 3 ? policy.redressLimitCents : undefined
  return amountCents > (policy.redressLimits?.[currency] ?? anyCurrency ?? limits[currency] ?? 0)
}

const endsWithAcceptance = ({ policy: { skips = [] } }: Complaint): boolean =>
  skips.includes('execution') && skips.includes('revisit')

function noFurther({ finalOnly, reworks, policy }: Complaint): Refusal | undefined {
  return finalOnly || reworks > policy.rework.max
    ? refuse('boundReached', 'No further proposal: a final response is due.')
    : undefined
}

function mayNotPropose(complaint: Complaint, by: Actor): Refusal | undefined {
  const bound = noFurther(complaint)
  if (bound) return bound
  if (awaitsApproval(complaint)) return refuse('alreadyDone', 'A proposal is waiting for approval.')
  if (pendingClearance(complaint)) return refuse('alreadyDone', 'What was drafted waits to be cleared.')
  if (complaint.waiting.some(({ reason }) => reason === 'information'))
    return refuse(
      'nothingToAnswer',
      'The customer still owes information: wait for it or cancel the request.',
    )
  if (complaint.stage !== 'proposed') return undefined
  if (complaint.waiting.some(({ reason }) => reason === 'consent'))
    return refuse('alreadyDone', 'The customer has a proposal and owes the answer.')
  return isAtLeast(by, 'supervisor')
    ? undefined
    : refuse(
        'notAllowed',
        'The customer let the proposal lapse: a supervisor proposes anew or gives the final response.',
      )
}

type When = Pick<Asked, 'at' | 'edition'>
type Put = Pick<Proposal, 'n' | 'by' | 'redress'>

/** To those who must clear it, else to the customer. */
function putForward(complaint: Complaint, { n, by, redress }: Put, when: When): Event[] {
  const asked = askedToClear(complaint, { of: 'proposal', draftedBy: by, redress, at: when.at })
  return asked.length > 0 ? asked : offer(complaint, n, when)
}

/** Before the customer, or where the policy asks no consent, straight on. */
export function offer(complaint: Complaint, proposal: number, when: When): Event[] {
  const { at } = when
  const skips = complaint.policy.skips ?? []
  if (!skips.includes('consent')) return [{ type: 'solutionOffered', at, proposal }]
  const accepted: Event = { type: 'solutionAccepted', at, without: 'policy' }
  return endsWithAcceptance(complaint) ? [accepted, ...resolvedEvents(complaint, when)] : [accepted]
}

/** Any lead may approve of the rest. */
const NOT_THEIRS: Readonly<Record<Exclude<Approver, 'supervisor'>, Refusal>> = {
  manager: refuse('notAllowed', 'A manager approves of redress of this sum.'),
  management: refuse('notAllowed', 'Management approves of redress of this sum.'),
}

export const approveProposal: Rule<'approveProposal'> = {
  may: LEADS,
  stages: ['investigating', 'proposed'],
  neverBackDated: true,
  unless: (complaint, by) => {
    if (!awaitsApproval(complaint)) return refuse('nothingToAnswer', 'No proposal is waiting for approval.')
    const { by: proposer, draftedBy } = complaint.proposal!
    const approver = approverOf(complaint.policy, complaint.proposal!)
    if (approver !== 'supervisor' && !isAtLeast(by, approver)) return NOT_THEIRS[approver]
    return isOneOf(by, proposer) ||
      isOneOf(by, draftedBy) ||
      selves(by).some((id) => hasHandled(complaint, id))
      ? refuse('conflictOfInterest', 'Those who handled a complaint do not approve what is proposed.')
      : undefined
  },
  events: (complaint, command, { at, by, edition }) => [
    { type: 'proposalApproved', at, ...contentOf(command) },
    ...putForward(complaint, complaint.proposal ?? { n: 1, by: by.id }, { at, edition }),
  ],
}

export const returnProposal: Rule<'returnProposal'> = {
  may: LEADS,
  stages: ['investigating', 'proposed'],
  unless: (complaint) =>
    awaitsApproval(complaint) ? undefined : refuse('nothingToAnswer', 'No proposal is waiting for approval.'),
  events: (_, command, { at }) => [{ type: 'proposalReturned', at, ...contentOf(command) }],
}

const noOffer = (complaint: Complaint): Refusal | undefined =>
  isOffered(complaint) ? undefined : refuse('nothingToAnswer', 'The customer has no proposal to answer.')

export const acceptSolution: Rule<'acceptSolution'> = {
  may: CUSTOMER_AND_STAFF,
  stages: ['proposed'],
  unless: noOffer,
  refuses: (_, { evidence }, { by }) => withoutEvidence(evidence, by),
  events: (complaint, command, { at, edition }) => {
    const accepted: Event = { type: 'solutionAccepted', at, ...contentOf(command) }
    return endsWithAcceptance(complaint)
      ? [accepted, ...resolvedEvents(complaint, { at, edition })]
      : [accepted, ...dropClearance(complaint, at, 'solutionAccepted')]
  },
}

export const declineSolution: Rule<'declineSolution'> = {
  may: CUSTOMER_AND_STAFF,
  stages: ['proposed'],
  unless: noOffer,
  refuses: (_, { evidence }, { by }) => withoutEvidence(evidence, by),
  events: (_, command, { at }) => [{ type: 'solutionDeclined', at, ...contentOf(command) }],
}

export const recordExecution: Rule<'recordExecution'> = {
  may: STAFF,
  stages: ['executing'],
  unless: mandatoryTask,
  refuses: (complaint, command) =>
    refuseItem(complaint, command) ??
    (complaint.policy.skips?.includes('revisit') ? causeMissing(complaint) : undefined),
  events: (complaint, command, { at, edition }) => {
    const { item, ...said } = contentOf(command)
    const carriedOut: Event[] = item === undefined ? [] : [{ type: 'redressCarriedOut', at, item, ...said }]
    if (item !== undefined && !isLastItem(complaint, item)) return carriedOut
    // What proves it stands with the item.
    const executed = item === undefined ? said : { what: said.what }
    const recorded: Event[] = [...carriedOut, { type: 'executionRecorded', at, ...executed }]
    return complaint.policy.skips?.includes('revisit')
      ? [...recorded, ...resolvedEvents(complaint, { at, edition })]
      : recorded
  },
}
