import { STAFF } from '../access/permission.ts'
import { refuse } from '../refusal.ts'
import { toBeTakenOver } from '../time/hand-over.ts'
import { openReferral } from '../time/referral.ts'
import { OPEN, contentOf, type Rule } from './rule.ts'

/** Only where a clock of the policy waits for it: elsewhere it would decide nothing. */
export const acceptForHandling: Rule<'acceptForHandling'> = {
  may: STAFF,
  stages: OPEN,
  unless: ({ policy, handlingAcceptedAt }) => {
    if (handlingAcceptedAt !== undefined)
      return refuse('alreadyDone', 'It has been accepted for handling already.')
    return policy.clocks.some(({ until }) => until.includes('handlingAccepted'))
      ? undefined
      : refuse('notAllowed', 'The policy knows no acceptance for handling.')
  },
  events: (_, command, { at }) => [{ type: 'handlingAccepted', at, ...contentOf(command) }],
}

export const takeOver: Rule<'takeOver'> = {
  may: STAFF,
  stages: OPEN,
  unless: (complaint) =>
    toBeTakenOver(complaint).length === 0
      ? refuse('nothingToAnswer', 'Nothing waits to be taken over.')
      : undefined,
  events: (_, command, { at }) => [{ type: 'takenOver', at, ...contentOf(command) }],
}

/** Its due is the regulator's: it moves no other, and no other moves it. */
export const recordReferral: Rule<'recordReferral'> = {
  may: STAFF,
  stages: OPEN,
  neverBackDated: true,
  usual: true,
  unless: (complaint) =>
    openReferral(complaint) ? refuse('alreadyDone', 'A referral waits for its answer already.') : undefined,
  refuses: (_, { dueAt }, { at }) =>
    dueAt <= at ? refuse('notThisInstant', 'A referral is to be answered by an instant ahead.') : undefined,
  events: ({ referrals = [] }, command, { at }) => [
    { type: 'referralRecorded', at, referral: referrals.length + 1, ...contentOf(command) },
  ],
}

export const answerReferral: Rule<'answerReferral'> = {
  may: STAFF,
  stages: OPEN,
  unless: (complaint) =>
    openReferral(complaint) ? undefined : refuse('nothingToAnswer', 'No referral waits for an answer.'),
  refuses: (complaint, { reference }) =>
    openReferral(complaint)?.reference === reference
      ? undefined
      : refuse('unknown', `No referral ${reference} waits for an answer.`),
  events: (complaint, command, { at }) => {
    const { reference: _, ...answer } = contentOf(command)
    const open = openReferral(complaint)
    return open ? [{ type: 'referralAnswered', at, referral: open.n, ...answer }] : []
  },
}
