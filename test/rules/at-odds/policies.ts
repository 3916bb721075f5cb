import {
  about,
  another,
  at,
  base,
  clock,
  extension,
  first,
  ladder,
  LAST,
  made,
  second,
  term,
  third,
  withoutCalendar,
  type AtOdds,
} from './default-policy.ts'
import { EMERGENCIES, NOTICES, REVISITS } from './revisits-and-notices.ts'

const small = { above: { CNY: 1_000_000 }, by: 'manager' } as const
const large = { above: { CNY: 5_000_000 }, by: 'management' } as const
const APPROVALS: AtOdds[] = [
  [
    'Without redressLimits no redress waits for approval.',
    'redressApprovals',
    { redressLimits: undefined, redressLimitCents: undefined, redressApprovals: [small] },
  ],
  [
    'Smaller sums are approved by a manager, larger ones by management.',
    'redressApprovals',
    { redressApprovals: [large, small] },
  ],
  [
    'The sum in {1} lies below the one before it.',
    'redressApprovals.1.above.CNY',
    { redressApprovals: [small, { ...large, above: { CNY: 999_999 } }] },
  ],
]

const CLOCKS: AtOdds[] = [
  ['Two clocks are named {1}.', `clocks.${LAST}`, another('resolve', {})],
  [
    'Clock {1} counts by a calendar, but the policy names none.',
    `clocks.${at('execution')}`,
    { calendar: undefined },
  ],
  [
    'Clock {1}: hours, minutes and seconds have no time of day to end at.',
    'clocks.0',
    term('acknowledge', { due: 'sameTime' }),
  ],
  [
    'Clock {1} is owed by the {2}, but does not say what is waited for.',
    `clocks.${LAST}`,
    another('more', { owedBy: 'customer' }),
  ],
  [
    'Clock {1} recurs: it is owed by the agent, and has no ladder.',
    `clocks.${at('progress')}`,
    clock('progress', { ladder: 'standard' }),
  ],
  [
    'Clock {1} is owed by the {2}: it cannot escalate.',
    `clocks.${at('consent')}`,
    clock('consent', { ladder: 'standard' }),
  ],
  ['Clock {1}: there is no ladder {2}.', 'clocks.0.ladder', clock('acknowledge', { ladder: 'nowhere' })],
  [
    'Clock {1} is met by cleared and clearanceReturned, and cancelled by clearanceDropped.',
    `clocks.${LAST}`,
    another('clearance', { from: ['clearanceNeeded'], until: ['cleared'] }),
  ],
  [
    'Clock {1}: the policy does without consent, so no decision is sent.',
    `clocks.${LAST}.until`,
    { ...another('sent', { until: ['decisionSent'] }), skips: ['consent'] },
  ],
  [
    'A term needs an amount of at least 1: its due would not lie after its start.',
    'clocks.0.term.amount',
    term('acknowledge', { amount: 0 }),
  ],
  [
    'Registration counts by a calendar, but the policy names none.',
    'registerWithin',
    { ...withoutCalendar, registerWithin: { amount: 1, unit: 'workingDays' } },
  ],
  [
    'The clock {1} is that of registerWithin: no other is named so.',
    'registerWithin',
    { ...another('register', {}), registerWithin: { amount: 1, unit: 'workingDays' } },
  ],
  [
    'The policy has the clock {1}: it does not go without.',
    'without.0',
    { without: [{ clock: 'resolve', reason: { en: 'Why', zh: '原因' } }] },
  ],
  [
    'Why there is no clock {1} is said twice.',
    'without.1',
    { without: ['none', 'none'].map((name) => ({ clock: name, reason: { en: 'Why', zh: '原因' } })) },
  ],
]

const LADDERS: AtOdds[] = [
  [
    'Ladder {1}: the role {2} cannot act on level {3}.',
    'ladders.standard',
    ladder({ steps: [{ ...first!, to: 'auditor' }, second!, third!] }),
  ],
  ['Ladder {1}: levels must rise one by one.', 'ladders.standard', ladder({ steps: [first!, third!] })],
  [
    'Ladder {1}: its first level is reached at the lapse itself, after 0.',
    'ladders.standard',
    ladder({ steps: [{ ...first!, after: second!.after }, second!, third!] }),
  ],
  [
    'Ladder {1}: level {2} would follow the one below at once.',
    'ladders.standard',
    ladder({ steps: [first!, { ...second!, after: first!.after }, third!] }),
  ],
  [
    'Ladder {1}: whoever accepts needs time to act.',
    'ladders.standard',
    ladder({ acceptedFor: first!.after }),
  ],
  ['Ladder {1}: a repeat needs time in between.', 'ladders.standard', ladder({ repeat: first!.after })],
  [
    'Ladder {1} counts {2}, but the policy names no calendar.',
    'ladders.standard',
    { ...withoutCalendar, clocks: [{ ...base.clocks[0]!, ladder: 'standard' }] },
  ],
  [
    'No ladder {1} has a level {2} for major complaints.',
    'major',
    { major: { ladder: 'standard', level: 9 } },
  ],
  ['There is no ladder {1}.', 'manual', { manual: { ladder: 'nowhere' } }],
]

const OTHERS: AtOdds[] = [
  ['There is no clock {1} to extend.', 'extensions.0', extension({ clock: 'nowhere' })],
  [
    'The extension of {1} has no notice: the customer would not know.',
    'extensions.0',
    extension({ notice: undefined }),
  ],
  ['The {1} cannot approve an extension of {2}.', 'extensions.0', extension({ approver: 'auditor' })],
  [
    'No clock says by when it is to be cleared: from clearanceNeeded.',
    'clearance',
    { clearance: [{ when: {}, by: 'legal' }] },
  ],
  [
    'Who clears is legal, management, or a role in a department: supervisor@quality.',
    'clearance.0.by',
    { clearance: [{ when: {}, by: 'agent' }] },
  ],
  [
    '{1} is required twice.',
    'requires.1.field',
    { requires: ['classify', 'propose'].map((when) => ({ field: 'orderNumber', at: when })) },
  ],
  [
    'There is no clock {1} to be called so.',
    'about.clocks.nowhere',
    about({ clocks: { nowhere: { title: { en: 'No', zh: '无' } } } }),
  ],
  [
    'Priority {1} comes after that of a less severe or less urgent complaint.',
    'priorities.major.low',
    {
      priorities: {
        minor: { low: 3, normal: 2, high: 1 },
        normal: { low: 3, normal: 2, high: 1 },
        major: { low: 4, normal: 2, high: 1 },
      },
    },
  ],
  [
    'A policy with a statutory clock must name its sources.',
    'about.sources',
    clock('acknowledge', { basis: 'statutory' }),
  ],
  [
    'Clock {1}: a major complaint would have a longer term than another of its kind.',
    'clocks.0',
    clock('acknowledge', { termWhen: [{ severity: 'major', term: { amount: 48, unit: 'hours' } }] }),
  ],
  [
    'No term is shorter for major complaints. Give one, or say here why none is.',
    'about.majorTerm',
    about({ majorTerm: undefined }),
  ],
  [
    'Nothing says where the number {1} comes from: a document, a law, or the firm itself.',
    'about.numbers',
    about({ numbers: {} }),
  ],
  [
    'The number {1} is called statutory, but no law is named for it.',
    'about.numbers',
    {
      ...clock('acknowledge', { basis: 'statutory' }),
      ...about({ numbers: { 'clocks.acknowledge': { own: true, why: { en: 'Why', zh: '原因' } } } }),
    },
  ],
  [
    'The policy has no number {1}.',
    'about.numbers.nowhere',
    about({ numbers: { nowhere: { law: 'A law' } } }),
  ],
  [
    'The version {1} is told twice.',
    'about.versions.1',
    about({ versions: [made('1', '2026-01-01'), made('1', '2026-01-02')] }),
  ],
  [
    'The version {1} was made before the one above it.',
    'about.versions.1',
    about({ versions: [made('0', '2026-01-02'), made('1', '2026-01-01')] }),
  ],
  [
    'Nothing says who made the version {1}, when and why.',
    'about.versions',
    about({ versions: [made('0', '2026-01-02')] }),
  ],
  [
    'There is no clock {1} to be the target of a stage.',
    'stages.0',
    { stages: [{ target: 'nowhere', owner: 'agent' }] },
  ],
  [
    'Clock {1} is owed by the {2}: no stage has it as target.',
    'stages.0',
    { stages: [{ target: 'consent', owner: 'agent' }] },
  ],
  [
    'The role {1} cannot act in the stage of {2}.',
    'stages.0',
    { stages: [{ target: 'acknowledge', owner: 'auditor' }] },
  ],
  ...APPROVALS,
  [
    'Two stages have the target {1}.',
    'stages.1',
    { stages: ['agent', 'supervisor'].map((owner) => ({ target: 'acknowledge', owner })) },
  ],
  [
    'The stages take longer than {1} together.',
    'stages',
    { ...term('acknowledge', { amount: 400 }), stages: [{ target: 'acknowledge', owner: 'agent' }] },
  ],
  [
    'The stages take longer than {1} together ({2}).',
    'stages',
    { ...term('acknowledge', { amount: 30 }), stages: [{ target: 'acknowledge', owner: 'agent' }] },
  ],
]

export const POLICIES_AT_ODDS: AtOdds[] = [
  ...CLOCKS,
  ...LADDERS,
  ...OTHERS,
  ...EMERGENCIES,
  ...REVISITS,
  ...NOTICES,
]
