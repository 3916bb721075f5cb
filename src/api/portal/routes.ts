import { z } from 'zod'
import { Command } from '../../domain/command.ts'
import { doingOf, type ProgressAction } from '../../portal/actions.ts'
import type { Route } from '../route.ts'
import { CustomerLetters, ProgressActed, ProgressView } from './schemas.ts'

/** How a complaint is looked up: by what stands on the customer's slip, however it is typed. */
export const Slip = z.strictObject({
  number: z.string().min(1).max(80),
  secret: z.string().min(1).max(80),
})

/** The slip, and beside it what the customer says where something is to be said. */
export type SaidByCustomer = z.output<typeof Slip> & Said
export type Said = { reason?: string; text?: string; comment?: string; score?: number; solved?: boolean }

export const asksOf = (action: ProgressAction) => {
  const { says, asks = [] } = doingOf(action)
  const asked = { score: 4, solved: true }
  return {
    ...(says && { [says]: words[says] }),
    ...Object.fromEntries(asks.map((name) => [name, asked[name]])),
  }
}

export const slip = { number: 'Y20261122-ABCDEFGH-0', secret: 'K7QD-0123-4567-89AB-CDEF' }
const words = {
  reason: '希望尽快得到答复。',
  text: '附上发票号码：25442000000012345678。',
  comment: '处理及时。',
}

/** The customer's own words, as the command wants them. */
export function wordsOf(action: ProgressAction): z.ZodObject {
  const { type, says, asks = [] } = doingOf(action)
  const command = Command.options.find(({ shape }) => shape.type.value === type) as unknown as z.ZodObject
  const names = [...(says ? [says] : []), ...asks]
  return z.strictObject(Object.fromEntries(names.map((name) => [name, command.shape[name]!])))
}

export const RENEWING = {
  description:
    'It goes to the e-mail address that is known of the complainant. The slip, and links of before, open nothing any more.',
}

/** What is asked for of one complaint: the customer's own words go where its command has them. */
const asks = (action: ProgressAction, summary: string, description?: string) =>
  ({
    method: 'post',
    path: `/v1/progress/${action}`,
    summary,
    ...(description && { description }),
    tag: 'Progress',
    body: Slip.extend(wordsOf(action).shape) as unknown as z.ZodType<SaidByCustomer>,
    example: { ...slip, ...asksOf(action) },
    status: 200,
    answer: ProgressActed,
    keyed: 'command',
    may: 'askAsComplainant',
    isPublic: true,
  }) as const satisfies Route

export const progressRoutes = {
  lookUpProgress: {
    method: 'post',
    path: '/v1/progress',
    summary: 'How my complaint stands',
    description:
      'For customers, with the number and the secret of their slip; no token is needed. What was told, promised and ' +
      'asked so far, in Chinese or English: by Accept-Language, else in the language of the complaint. A number that ' +
      'is not there and a secret that does not belong to it are answered the same.',
    tag: 'Progress',
    body: Slip,
    example: slip,
    status: 200,
    answer: ProgressView,
    may: 'askAsComplainant',
    isPublic: true,
  },
  customerLetters: {
    method: 'post',
    path: '/v1/progress/letters',
    summary: 'What was written to me, as it was sent',
    description: 'The latest first; `before` takes the `next` of a page. The secrets of links are left out.',
    tag: 'Progress',
    body: Slip.extend({
      before: z
        .string()
        .regex(/^\d{1,18}$/)
        .optional(),
    }),
    example: slip,
    status: 200,
    answer: CustomerLetters,
    may: 'askAsComplainant',
    isPublic: true,
  },
  customerAcceptsSolution: asks('accept-solution', 'I accept the solution'),
  customerDeclinesSolution: asks('decline-solution', 'I decline the solution'),
  customerProvidesInformation: asks('provide-information', 'Here is more information'),
  customerAsksEscalation: asks(
    'ask-escalation',
    'I ask for a supervisor',
    'Once in 24 hours; beyond that 429 with Retry-After.',
  ),
  customerRates: asks('rate', 'How content I am, and whether it is solved'),
  customerGivesFeedback: asks('give-feedback', 'What I have to say afterwards'),
  customerObjectsToKind: asks('object-to-kind', 'It is a complaint: handle it as one'),
  customerReopens: asks('reopen', 'It is not settled: take it up again'),
  customerWithdraws: asks('withdraw', 'I withdraw it'),
  customerRenewsSlip: asks('renew-slip', 'Send me a new link', RENEWING.description),
} as const satisfies Record<string, Route>
