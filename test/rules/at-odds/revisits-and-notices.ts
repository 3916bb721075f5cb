import { another, at, clock, LAST, type AtOdds } from './default-policy.ts'

const days = (amount: number, unit = 'calendarDays') => ({ after: { amount, unit } })
const revisited = (revisits: object[], more: object = {}) => ({
  ...{ revisits, ...clock('revisit', { until: ['revisitAnswered'] }) },
  ...more,
})
const asked = days(3, 'workingDays')
const notice = (more: object) => ({ notices: { extra: [{ on: 'closed', to: ['departments'], ...more }] } })

const helping = (more: object) => another('own', { from: ['emergencyDeclared'], ...more })
const evaluated = (more: object) =>
  another('own', {
    ...{ from: ['emergencyEnded'], until: ['emergencyEvaluated'], basis: 'target', ...more },
  })
const own = `clocks.${LAST}`

export const EMERGENCIES: AtOdds[] = [
  [
    'Clock {1} starts in an emergency: with emergencyEnded it ends.',
    own,
    helping({ until: ['emergencyMeasured'] }),
  ],
  ['Clock {1}: nothing starts with an evaluation.', own, helping({ from: ['emergencyEvaluated'] })],
  [
    'Clock {1}: an evaluation is owed from emergencyEnded until emergencyEvaluated.',
    own,
    evaluated({ from: ['emergencyDeclared'] }),
  ],
  [
    'Clock {1}: an evaluation is a target without ladder and pauses, owed once.',
    own,
    evaluated({ ladder: 'standard' }),
  ],
  [
    'Clock {1}: the evaluation lies beyond the time in which the complaint may be reopened.',
    own,
    evaluated({ term: { amount: 40, unit: 'workingDays' } }),
  ],
]

export const REVISITS: AtOdds[] = [
  [
    'Clock {1}: nothing starts at the closing but later revisits.',
    'clocks.0.from',
    clock('acknowledge', { from: ['closed'] }),
  ],
  [
    'The policy does without the revisit: nobody is asked.',
    'revisits',
    revisited([asked], { skips: ['revisit'] }),
  ],
  [
    'Revisits need to say after how many attempts a customer is unreachable.',
    'revisit',
    revisited([asked], { revisit: undefined }),
  ],
  [
    'No clock starts with the execution: the first revisit would have no deadline.',
    'revisits.0.after',
    { revisits: [asked], ...clock('revisit', { from: ['revisitUnreachable'] }) },
  ],
  [
    'The first revisit is due as its clock {1} counts: {2} {3}.',
    'revisits.0.after',
    revisited([days(4, 'workingDays')]),
  ],
  [
    'Clock {1}: an attempt that reached nobody does not meet it.',
    `clocks.${at('revisit')}.until`,
    { revisits: [asked] },
  ],
  ['A later revisit comes after the closing.', 'revisits.1.after', revisited([asked, days(0)])],
  [
    'A later revisit counts {1}, but the policy names no calendar.',
    'revisits.1.after',
    { ...revisited([asked, days(3, 'workingDays')]), calendar: undefined },
  ],
  [
    'Each later revisit comes after the one before it.',
    'revisits.2.after',
    revisited([asked, days(9), days(7)]),
  ],
  [
    'A later revisit lies beyond the time in which the complaint may be reopened.',
    'revisits.1.after',
    revisited([asked, days(30)]),
  ],
]

export const NOTICES: AtOdds[] = [
  ['There are no words for a notice {1}.', 'notices.extra.0', notice({ template: 'nowhere' })],
  ['A notice {1} tells of {2}, not of {3}.', 'notices.extra.0', notice({ template: 'assigned' })],
  [
    'Only the customer is called where no letter arrives: {1}.',
    'notices.extra.0.orCall',
    notice({ orCall: true }),
  ],
  ['Only {1} can be told to the {2}, not {3}.', 'notices.extra.0', notice({ to: ['delegate'] })],
  [
    'There are no words for the {1} in a notice {2}.',
    'notices.extra.0',
    notice({ on: 'classified', to: ['customer'] }),
  ],
  ['No policy does without the notice {1}.', 'notices.without.0', { notices: { without: ['escalated'] } }],
  ['There is no notice {1} to do without.', 'notices.without.0', { notices: { without: ['nowhere'] } }],
  ['The notice {1} goes to the {2} twice.', 'notices', notice({ to: ['customer'] })],
]
