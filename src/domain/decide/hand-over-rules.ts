import { STAFF } from '../access/permission.ts'
import { refuse } from '../refusal.ts'
import { toBeTakenOver } from '../time/hand-over.ts'
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
