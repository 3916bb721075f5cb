import type { Actor, CommandType } from '../domain/command.ts'
import type { Complaint } from '../domain/complaint.ts'
import { needsEvidence } from '../domain/access/consent.ts'
import { allowedActions } from '../domain/decide/decide.ts'

/** The holder of number and secret: the complainant, or a person they have given them to. */
export const COMPLAINANT: Actor = { id: 'complainant', role: 'customer' }

/** The same by a secret that staff were told: the complainant, or anybody who has read it here. */
export const SLIP_HOLDER: Actor = { ...COMPLAINANT, alsoKnownToStaff: true }

/** What is asked beside words: how content they are, and whether it is solved. */
export type Asked = 'score' | 'solved'
type Doing = {
  type: CommandType
  says?: 'text' | 'reason' | 'comment'
  asks?: readonly Asked[]
  with?: object
}

/** What a customer may do to their own complaint: the command it is, where their own words go, what is said with them. */
export const ACTIONS = {
  'accept-solution': { type: 'acceptSolution', asks: ['score'] },
  'decline-solution': { type: 'declineSolution', says: 'reason', asks: ['score'] },
  rate: { type: 'rate', says: 'comment', asks: ['score', 'solved'] },
  'provide-information': { type: 'provideInformation', says: 'text' },
  'ask-escalation': { type: 'escalate', says: 'reason' },
  'object-to-kind': { type: 'changeKind', says: 'reason', with: { kind: 'complaint' } },
  reopen: { type: 'reopen', says: 'reason' },
  'give-feedback': { type: 'giveFeedback', says: 'text', asks: ['score', 'solved'] },
  withdraw: { type: 'withdraw', says: 'reason' },
  'renew-slip': { type: 'renewSlip' },
} as const satisfies Record<string, Doing>

export type ProgressAction = keyof typeof ACTIONS
export const PROGRESS_ACTIONS = Object.keys(ACTIONS) as ProgressAction[]

export const doingOf = (action: ProgressAction): Doing => ACTIONS[action]

/** What they could do now; `needsLink`: what else they could with the link in a letter to them. */
export function possibleActions(complaint: Complaint, by: Actor) {
  const allowed = allowedActions(complaint, by)
  const possible = PROGRESS_ACTIONS.filter(
    (action) =>
      allowed.includes(ACTIONS[action].type) &&
      (action !== 'object-to-kind' || complaint.wasComplaint !== undefined),
  )
  const actions = possible.filter((action) => !needsEvidence(ACTIONS[action].type, by))
  return { actions, needsLink: actions.length < possible.length }
}

/** Whether they may bring files that prove something. */
export const mayBringFiles = (complaint: Complaint, by: Actor): boolean =>
  allowedActions(complaint, by).includes('attachEvidence')
