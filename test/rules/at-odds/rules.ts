import { loadWords } from '../../../src/notify/words/own-words.ts'
import { loadCalendars } from '../../../src/rules/calendars.ts'
import { loadCategoryLists } from '../../../src/rules/categories.ts'
import { loadDeliverySettings } from '../../../src/rules/delivery-settings.ts'
import { loadIntakeTemplates } from '../../../src/rules/intake-templates.ts'
import { loadPolicies } from '../../../src/rules/policies.ts'
import { loadPublished } from '../../../src/rules/published.ts'
import { loadRootCauses } from '../../../src/rules/root-causes.ts'
import { loadSelection } from '../../../src/rules/selection.ts'
import { CALENDARS, YEARS } from './calendars.ts'
import { base, defaultWith } from './default-policy.ts'
import type { AtOdds, Folder } from './folder.ts'

const calendars = loadCalendars()
const policies = loadPolicies('policies')

const policy = (change: object, more: Record<string, unknown> = {}): Folder => ({
  files: { 'own.json': defaultWith({ id: 'own', ...change }), ...more },
  odd: 'own.json',
  load: (folder) => loadPolicies(folder, calendars),
})
const selection = (...rules: object[]): Folder => ({
  files: { 'selection.json': { rules } },
  odd: 'selection.json',
  load: (folder) => loadSelection(folder, policies),
})
const words = (text: string) => ({ zh: `${text}类`, en: text })
const category = (id: string, more: object = {}) => ({
  ...{ id, title: words(id), definition: words(id) },
  ...more,
})
const version = (name: string, effectiveFrom: string, ...categories: object[]) => ({
  ...{ version: name, effectiveFrom: `${effectiveFrom}T00:00:00+08:00`, categories },
})
const list = (id: string, ...versions: object[]): Folder => ({
  files: { [`categories/${id}.json`]: { id, versions } },
  odd: `categories/${id}.json`,
  load: loadCategoryLists,
})
const delivery = (change: object): Folder => ({
  files: {
    'delivery/delivery.json': {
      ...{ zone: 'Asia/Shanghai', calendar: 'cn', retryAfterSeconds: [10], giveUpAfterDays: 3 },
      audiences: { customer: { channels: ['email'] }, staff: { channels: ['inbox'] } },
      ...change,
    },
  },
  odd: 'delivery/delivery.json',
  load: (folder) => loadDeliverySettings(folder, calendars),
})
const quiet = (quietHours: object) => ({
  audiences: { customer: { channels: ['email'], quietHours }, staff: { channels: ['inbox'] } },
})
const letters = (own: object, name = 'letters/en.json'): Folder => ({
  files: { [name]: own },
  odd: name,
  load: loadWords,
})
const letter = (text: string[], name = 'received') => letters({ letters: { [name]: { text } } })

const channel = (link: string): Folder => ({
  files: {
    'published/published.json': {
      channels: [{ channel: 'web', title: words('网页'), address: 'Here', hours: words('全天'), link }],
    },
  },
  odd: 'published/published.json',
  load: loadPublished,
})

const POLICIES: AtOdds[] = [
  ['There is no list of categories {1}.', 'categories', policy({ categories: 'nowhere' })],
  ['There is no calendar {1}.', 'calendar', policy({ calendar: 'mars' })],
  [
    'The policy {1} calls the clock {2} differently: a clock has one title.',
    'about.clocks.resolve',
    policy(
      { about: { ...base.about!, clocks: { resolve: { title: words('Own') } } } },
      {
        'a.json': defaultWith({ about: { ...base.about!, clocks: { resolve: { title: words('Other') } } } }),
      },
    ),
  ],
  ['There is no policy {1}.', 'rules.0.policy', selection({ policy: 'nowhere' })],
  [
    'The policy {1} is not for the kind {2}.',
    'rules.0.policy',
    selection({ kind: 'praise', policy: 'rental' }, { policy: 'default' }),
  ],
  [
    'A rule looks at kind, category, product and store alone: neither channel nor customer changes a term.',
    'rules.0.channel',
    selection({ channel: 'phone', policy: 'default' }),
  ],
  [
    'The last rule is the default: it looks at nothing, and gives its policy to the rest.',
    'rules.0',
    selection({ kind: 'complaint', policy: 'default' }),
  ],
  [
    'The rule can never be reached: those before it take everything it fits.',
    'rules.1',
    selection({ policy: 'default' }, { policy: 'default' }),
  ],
]

const LISTS: AtOdds[] = [
  [
    'Version {1} names {2} twice.',
    'versions.0.categories.1',
    list('shop', version('1', '2026-01-01', category('a'), category('a'))),
  ],
  [
    'Version {1} names {2} twice.',
    'versions.0.causes.1',
    {
      files: {
        'causes/root-causes.json': {
          versions: [
            {
              ...{ version: '1', effectiveFrom: '2026-01-01T00:00:00+08:00' },
              causes: ['a', 'a'].map((code) => ({ code, group: 'people', title: words(code) })),
            },
          ],
        },
      },
      odd: 'causes/root-causes.json',
      load: loadRootCauses,
    },
  ],
  [
    'Version {1} does not come into force after the one before it.',
    'versions.1.effectiveFrom',
    list('shop', version('2', '2026-02-01', category('a')), version('1', '2026-01-01', category('a'))),
  ],
  [
    'The category {1} is a part of {2}, which is not in the list.',
    'versions.0.categories.0.parent',
    list('shop', version('1', '2026-01-01', category('a', { parent: 'x' }))),
  ],
  [
    'The category {1} would be a part of itself.',
    'versions.0.categories.0.parent',
    list('shop', version('1', '2026-01-01', category('a', { parent: 'a' }))),
  ],
  [
    'The list {1} calls the category {2} differently: a category has one title.',
    'versions.0.categories.1.title',
    {
      files: {
        'categories/a.json': { id: 'a', versions: [version('1', '2026-01-01', category('x'))] },
        'categories/b.json': {
          id: 'b',
          versions: [version('1', '2026-01-01', category('y'), category('x', { title: words('other') }))],
        },
      },
      odd: 'categories/b.json',
      load: loadCategoryLists,
    },
  ],
]

const DELIVERY: AtOdds[] = [
  ['There is no such time zone.', 'zone', delivery({ zone: 'Mars/Olympus' })],
  ['There is no calendar {1}.', 'calendar', delivery({ calendar: 'mars' })],
  [
    'Rest days are those of a calendar: name it.',
    'calendar',
    delivery({ calendar: undefined, ...quiet({ from: '21:00', until: '08:00', restDays: true }) }),
  ],
  [
    'Quiet hours that end as they begin would never end.',
    'audiences.customer.quietHours',
    delivery(quiet({ from: '21:00', until: '21:00' })),
  ],
  [
    'It is a time of day like 21:00.',
    'audiences.customer.quietHours.from',
    delivery(quiet({ from: '9 pm', until: '08:00' })),
  ],
]

const LETTERS: AtOdds[] = [
  ['They lie in zh.json and en.json, and in no other file.', '', letters({}, 'letters/fr.json')],
  ['It is one line.', 'firm', letters({ firm: 'Two\nlines' })],
  ['{{1}} is not known here. Nothing is.', 'signature', letters({ signature: '{firm}' })],
  ['{{1}} is not known here. {2}', 'greeting', letters({ greeting: '{firm}' })],
  ['{{1}} is not known here. Known: {1}.', 'letters.received.text.0', letter(['{promises}{secret}'])],
  [
    '{{1}} is a code: it chooses between phrases, like {{2}, select, other {…}}.',
    'letters.waitingGivenUp.text.0',
    letter(['{reason}'], 'waitingGivenUp'),
  ],
  [
    '{{1}} stands as it is, and is neither counted, formatted nor chosen by.',
    'letters.received.text.0',
    letter(['{promises, number}']),
  ],
  [
    '{{1}} has no phrase for {2}. There are: {3}.',
    'letters.cycleOpened.text.0',
    letter(['{why, select, unhappy {Sorry.} other {Anew.}}', '{promises}'], 'cycleOpened'),
  ],
  [
    '{1} are to stand in lines of their own: a line is left out where one of them is not known.',
    'letters.solutionOffered.text.1',
    letter(['{measures}', '{redress}, until {until}', '{executeBy}'], 'solutionOffered'),
  ],
  [
    'The customer is to be told {1} too.',
    'letters.received.subject',
    letters({ letters: { received: { subject: 'Hello' } } }),
  ],
  ...(
    [
      ['{promises', '{1}'],
      ['{promises', 'a { is not closed.'],
      ['{}', 'nothing stands between { and }.'],
      ['{?}', 'what stands between { and } is no name.'],
      ['{why, select, unhappy {Sorry.}}', 'a choice lacks its other {…}.'],
    ] as const
  ).map(([text, why]): AtOdds => [
    `It cannot be read as a text with {names}: ${why}`,
    'letters.received.text.0',
    letter([text]),
  ]),
]

const templates = (...all: object[]): Folder => ({
  files: { 'intake/templates.json': { templates: all } },
  odd: 'intake/templates.json',
  load: (folder) => loadIntakeTemplates(folder, policies),
})
const asked = { says: { zh: '哪家门店？', en: 'Which store?' }, field: 'storeId' }

const TEMPLATES: AtOdds[] = [
  [
    'The field {1} is asked for twice.',
    'templates.0.fields.1',
    templates({ fields: ['storeId', 'storeId'] }),
  ],
  [
    'The script asks for {1}, and under the policy {2} on the channel {3} the form does not.',
    'templates.0.script.0',
    templates({ channels: ['phone'], script: [asked] }),
  ],
  [
    'The template can never be reached: those before it take everything it fits.',
    'templates.1',
    templates({}, { kinds: ['praise'] }),
  ],
  [
    'The template can never be reached: none of its policies is for a kind that it is for.',
    'templates.0',
    templates({ kinds: ['praise'], policies: ['rental'] }),
  ],
]

export const RULES_AT_ODDS: AtOdds[] = [
  ...[...POLICIES, ...LISTS, ...DELIVERY, ...TEMPLATES],
  ...[...CALENDARS, ...YEARS, ...LETTERS],
  ['A link begins with https://, tel:, mailto: or /.', 'channels.0.link', channel('javascript:alert(1)')],
]
