import type { Command } from '../../src/domain/command.ts'
import type { Opening } from '../../src/domain/opening.ts'
import {
  agent,
  colleague,
  customer,
  given,
  on,
  opening,
  policyNamed,
  supervisor,
} from '../support/domain/given.ts'
import { withdrawal } from '../support/domain/withdrawal.ts'

const evidence = { kind: 'recording', digest: 'a'.repeat(64), source: 'hotline' } as const
const ack: Command = { type: 'acknowledge', method: 'phone', said: 'We look into it.' }
const classify = (category: string, complexity: 'simple' | 'complex' = 'simple'): Command => ({
  type: 'classify',
  category,
  impact: 'low',
  risk: 'low',
  complexity,
})
const assign = (department: string, person: string): Command => ({ type: 'assign', department, person })
const propose = (amountCents?: number): Command => ({
  type: 'proposeSolution',
  measures: 'We put it right.',
  ...(amountCents !== undefined && { redress: { amountCents, currency: 'CNY' } }),
})
const accept: Command = { type: 'acceptSolution', evidence }
const execute: Command = { type: 'recordExecution', what: 'Done.' }
const revisit = (result: 'satisfied' | 'dissatisfied' | 'unreachable', score?: number): Command => ({
  type: 'recordRevisit',
  result,
  comment: 'So they said.',
  ...(score !== undefined && { score }),
})
const final: Command = { type: 'finalResponse', reasons: 'So it is.', routes: 'The ombudsman.' }

const begin = (n: number, at: string, more: Partial<Opening> = {}): Opening => ({
  ...opening('default', on(at)),
  id: `cmp_${n}`,
  number: `N${n}`,
  ...more,
})
const from = (name: string, phone?: string, orderNumber?: string): Pick<Opening, 'details'> => ({
  details: {
    complainant: { name, ...(phone && { phone }) },
    subject: 'It is so',
    ...(orderNumber && { orderNumber }),
  },
})

/** The same, about a product or a store. */
const about = ({ details }: Pick<Opening, 'details'>, what: Partial<Opening['details']>) => ({
  details: { ...details, ...what },
})
const S1 = { storeId: 'S-1' }
const EV2 = { product: { model: 'EV-2', serial: 'VIN-4' } }

function mistaken() {
  const told = given(
    begin(8, '03-06 09:00', { ...from('H', '13400000008'), channel: 'web' }),
    [agent, '03-06 09:30', ack, { ...classify('safety'), impact: 'high', risk: 'high' } as Command],
    [agent, '03-06 09:40', assign('workshop', 'chen')],
    [agent, '03-06 10:00', { type: 'recordEffort', minutes: 600 }],
  )
  const { sequence } = told.entries.at(-1)!
  return told.and([agent, '03-06 10:05', { type: 'voidEntry', sequence, reason: 'Not this one.' }])
}

/*
 * Monday 2 March 2026 to Friday 13 March, no holiday near. All under the default policy: acknowledge in 24 hours,
 * resolve in 5 working days to the end of the day (simple: 24 hours), which pauses while the customer owes something.
 */
export const FORTNIGHT = [
  // 1: a short one. Told after 1 h; settled after 5 h, of which the customer had 2; closed after 7 h.
  given(
    begin(1, '03-02 09:00', about(from('A', '+86 138 0000 0001', 'R1'), { product: { model: 'EV-1' } })),
    [agent, '03-02 10:00', ack, classify('delivery'), assign('service', 'li.na')],
    [agent, '03-02 11:00', { type: 'recordEffort', minutes: 30 }],
    [agent, '03-02 12:00', propose(5_000)],
    [customer, '03-02 14:00', accept],
    [agent, '03-02 15:00', execute],
    [
      agent,
      '03-02 15:30',
      { type: 'recordEffort', minutes: 10, cost: { amountCents: 700, currency: 'CNY' } },
    ],
    [colleague, '03-02 16:00', revisit('satisfied', 5)],
  ).until('03-14 00:00'),
  // 2: told 24 h late, escalated to levels 1 and 2 on the way; never resolved, which is due on 9 March at midnight.
  given(begin(2, '03-02 09:00', { ...about(from('B', '13900000002'), S1), channel: 'email' }), [
    supervisor,
    '03-04 09:00',
    { type: 'amendDetails', partial: true, details: { storeId: 'S-2', product: { model: 'EV-1' } } },
    ack,
    classify('billing', 'complex'),
    assign('service', 'wang.wei'),
  ]).until('03-14 00:00'),
  // 3: the same telephone as 1, so a repeat; withdrawn after 2 h, before anything was told.
  given(begin(3, '03-03 10:00', from('A again', '138-0000-0001')), [
    customer,
    '03-03 12:00',
    withdrawal,
  ]).until('03-14 00:00'),
  // 4: first cycle 48 h, of which the customer had 24 + 1; dissatisfied; second cycle 5 h, of which the customer had 1.
  given(
    begin(4, '03-02 09:00', {
      ...about(from('D', '13700000004', 'R4'), { ...S1, ...EV2 }),
      channel: 'email',
    }),
    [agent, '03-02 10:00', ack, classify('delivery', 'complex'), assign('service', 'li.na')],
    [agent, '03-02 12:00', { type: 'requestInformation', what: 'A photo, please.' }],
    [customer, '03-03 12:00', { type: 'provideInformation', text: 'Here it is.' }],
    [agent, '03-03 12:30', { type: 'amendDetails', partial: true, details: { product: null } }],
    [agent, '03-03 15:00', propose(10_000)],
    [customer, '03-03 16:00', accept],
    [agent, '03-03 17:00', execute],
    [colleague, '03-04 09:00', revisit('dissatisfied', 2)],
    [supervisor, '03-04 10:00', assign('service', 'wang.wei')],
    [colleague, '03-04 11:00', propose(30_000), { type: 'recordEffort', minutes: 45 }],
    [customer, '03-04 12:00', accept],
    [colleague, '03-04 13:00', execute],
    [supervisor, '03-04 14:00', revisit('satisfied', 4)],
  ).until('03-14 00:00'),
  // 5: closed after 8 h, for 64 h; reopened and closed again after 4 h.
  given(
    begin(5, '03-02 09:00', { ...from('E', '13600000005'), channel: 'web' }),
    [agent, '03-02 09:30', assign('workshop', 'chen')],
    [supervisor, '03-02 17:00', final],
    [customer, '03-05 09:00', { type: 'reopen', reason: 'Not at all.' }],
    [supervisor, '03-05 10:00', assign('workshop', 'sun')],
    [supervisor, '03-05 13:00', final],
  ).until('03-14 00:00'),
  // 6: never reached in three revisits, the last of them by the deadline of each.
  given(
    begin(6, '03-02 09:00', { ...from('F', '13500000006', 'R4'), channel: 'web' }),
    [agent, '03-02 13:00', ack, classify('price'), assign('service', 'li.na'), propose()],
    [agent, '03-02 15:00', accept, execute],
    [colleague, '03-03 09:00', revisit('unreachable')],
    [colleague, '03-04 09:00', revisit('unreachable')],
    [colleague, '03-05 09:00', revisit('unreachable')],
  ).until('03-14 00:00'),
  // 7: of another kind.
  given(begin(7, '03-04 09:00', { policy: policyNamed('enquiry'), kind: 'enquiry' }), [
    agent,
    '03-04 10:00',
    assign('service', 'li.na'),
    propose(),
  ]).until('03-14 00:00'),
  // 8: major, so at level 3 at once; an effort that was a mistake.
  mistaken().until('03-14 00:00'),
  // 9: received in the second week.
  given(begin(9, '03-10 09:00', { ...from('I', '13300000009'), channel: 'store' })).until('03-14 00:00'),
]

/** The first of the two weeks. */
export const WEEK = { from: on('03-02 00:00'), to: on('03-09 00:00') }
