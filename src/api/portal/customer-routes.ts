import { z } from 'zod'
import { Language } from '../../domain/names.ts'
import { Intake } from '../../domain/intake.ts'
import type { ProgressAction } from '../../portal/actions.ts'
import { exportRoutes } from '../exports/routes.ts'
import type { Route } from '../route.ts'
import { one } from '../route-parts.ts'
import { asksOf, RENEWING, wordsOf } from './routes.ts'
import { CustomerTakenIn, ProgressActed, ProgressView } from './schemas.ts'

// Of websites and apps that speak for customers: each request says, signed, for whom.

const path = '/v1/customer/complaints'

const does = (action: ProgressAction, summary: string, description?: string) =>
  ({
    method: 'post',
    path: `${path}/{id}/${action}`,
    summary: `A customer: ${summary}`,
    ...(description && { description }),
    tag: 'Progress',
    params: one,
    body: wordsOf(action),
    example: asksOf(action),
    status: 200,
    answer: ProgressActed,
    keyed: 'command',
    may: 'speakForCustomers',
  }) as const satisfies Route

export const customerRoutes = {
  takeInForCustomer: {
    method: 'post',
    path,
    summary: 'Take in what a customer tells',
    description:
      'For a website or an app whose customers have signed in there: Yinuo-Customer says for whom it asks. What they ' +
      'were verified by stands for a telephone number or address that is not given. It is recorded as the customer’s ' +
      'own word.',
    tag: 'Progress',
    body: Intake.meta({ id: 'ToldByCustomer' }),
    example: {
      channel: 'app',
      details: { complainant: { name: 'Ms Wu', language: 'en' }, subject: 'Nobody calls back' },
    },
    status: 201,
    answer: CustomerTakenIn,
    keyed: 'create',
    refusals: { 410: 'What the request began has been erased', 404: 'What it began is restricted' },
    may: 'speakForCustomers',
  },
  progressForCustomer: {
    method: 'get',
    path: `${path}/{id}`,
    summary: "How a customer's complaint stands",
    description:
      'Yinuo-Customer says the id or the number of the complaint, or a telephone number or an address that was ' +
      'verified and is that of the complainant. What is not theirs is answered as what is not there.',
    tag: 'Progress',
    shows: 'one',
    params: one,
    status: 200,
    answer: ProgressView,
    may: 'speakForCustomers',
  },
  fileForCustomer: {
    method: 'get',
    path: `${path}/{id}/file`,
    summary: "A customer's own edition of the file",
    description:
      'What the customer was told and said, without internal notes; as HTML a page to print on A4.',
    tag: 'Progress',
    shows: 'one',
    params: one,
    query: z.strictObject({
      format: z.enum(['json', 'html']).default('json'),
      language: Language.default('en'),
    }),
    status: 200,
    answer: exportRoutes.getFile.answer,
    documents: ['text/html'],
    may: 'speakForCustomers',
  },
  acceptForCustomer: does('accept-solution', 'I accept the solution'),
  declineForCustomer: does('decline-solution', 'I decline the solution'),
  provideForCustomer: does('provide-information', 'here is more information'),
  askEscalationForCustomer: does(
    'ask-escalation',
    'I ask for a supervisor',
    'Once in 24 hours; beyond that 429 with Retry-After.',
  ),
  rateForCustomer: does('rate', 'how content I am, and whether it is solved'),
  giveFeedbackForCustomer: does('give-feedback', 'what I have to say afterwards'),
  objectToKindForCustomer: does('object-to-kind', 'it is a complaint, handle it as one'),
  reopenForCustomer: does('reopen', 'it is not settled, take it up again'),
  withdrawForCustomer: does('withdraw', 'I withdraw it'),
  renewSlipForCustomer: does('renew-slip', 'send me a new link', RENEWING.description),
} as const satisfies Record<string, Route>
