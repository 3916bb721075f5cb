/** One edit of a file: a new one, something before or after what stands there once, or something else in its place. */
export type Edit = { file: string } & (
  | { text: string }
  | { before: string; add: string }
  | { after: string; add: string }
  | { instead: string; put: string }
)

const COMMAND: readonly Edit[] = [
  {
    file: 'src/domain/commands/emergency.ts',
    before: "  command('declareEmergency', { reason: Reason }),\n",
    add: "  command('requestCallback', { text: Text }),\n",
  },
  {
    file: 'src/domain/decide/intake-rules.ts',
    before: "export const voidEntry: Rule<'voidEntry'> = {\n",
    add: `export const requestCallback: Rule<'requestCallback'> = {
  may: STAFF,
  stages: OPEN,
  events: (_, command, { at }) => [{ type: 'callbackRequested', at, ...contentOf(command) }],
}

`,
  },
  {
    file: 'src/domain/decide/rules.ts',
    before: "} from './intake-rules.ts'\n",
    add: '  requestCallback,\n',
  },
  {
    file: 'src/domain/decide/rules.ts',
    before: '  addNote,\n  amendDetails,\n  attachEvidence,\n  recordFindings,\n',
    add: '  requestCallback,\n',
  },
  {
    file: 'docs/access.md',
    before: '| addNote | ',
    add: '| requestCallback |  | theirs | theirs | theirs | all |  |  |  |  |  |\n',
  },
  {
    file: 'src/domain/event.ts',
    before: "  | ({ type: 'noteAdded' } & Said<'addNote'>)\n",
    add: "  | ({ type: 'callbackRequested' } & Said<'requestCallback'>)\n",
  },
  {
    file: 'src/domain/disclosure/events.ts',
    before: "  emergencyDeclared: { reason: 'words' },\n",
    add: "  callbackRequested: { text: 'words' },\n",
  },
  {
    file: 'src/domain/evolve/evolve.ts',
    before: '      return voidable(evolveRevisits(complaint, event), sequence)\n',
    add: "    case 'callbackRequested':\n",
  },
  {
    file: 'src/words/events.ts',
    after: "  emergencyDeclared: { zh: '宣布紧急事件', en: 'Emergency declared' },\n",
    add: "  callbackRequested: { zh: '要求回电', en: 'Callback requested' },\n",
  },
  {
    file: 'src/words/commands.ts',
    after: "  declareEmergency: { zh: '宣布紧急事件', en: 'Declare an emergency' },\n",
    add: "  requestCallback: { zh: '要求回电', en: 'Request a callback' },\n",
  },
  {
    file: 'test/support/domain/random-words.ts',
    before: "  declareEmergency: () => ({ type: 'declareEmergency', reason: 'Injury' }),\n",
    add: "  requestCallback: () => ({ type: 'requestCallback', text: 'After six' }),\n",
  },
  {
    file: 'test/api/matrix/table.ts',
    before: '    proveEntry voidEntry',
    add: ' requestCallback',
  },
  {
    file: 'test/domain/decide/callback.test.ts',
    text: `import { expect, test } from 'vitest'
import { agent, given, opening } from '../../support/domain/given.ts'

test('that somebody wants to be called back is on record, and can be voided', () => {
  const { complaint } = given(opening())
    .when(agent, '03-02 10:00', { type: 'requestCallback', text: 'After six' })
    .then({ type: 'callbackRequested', text: 'After six' })
  expect(complaint.voidable).toHaveLength(1)
})
`,
  },
]

const CLOCK: readonly Edit[] = [
  {
    file: 'policies/suggestion.json',
    before: `    {
      "name": "information",
`,
    add: `    {
      "name": "interim",
      "basis": "target",
      "cycles": "first",
      "from": ["received"],
      "until": ["customerContacted"],
      "owedBy": "agent",
      "term": { "amount": 5, "unit": "workingDays" },
      "ladder": "none"
    },
`,
  },
  {
    file: 'policies/suggestion.json',
    after: '"zh": "建议:10个工作日内答复"\n    }',
    add: `,
    "clocks": {
      "interim": {
        "title": { "en": "Interim answer", "zh": "阶段性答复" },
        "promise": { "en": "We tell you how it stands", "zh": "我们会告知进展" }
      }
    }`,
  },
]

const CHANNEL: readonly Edit[] = [
  { file: 'src/domain/intake.ts', instead: "'letter', 'other'])", put: "'letter', 'fax', 'other'])" },
  {
    file: 'src/words/people.ts',
    before: "  letter: { zh: '信函', en: 'letter' },\n",
    add: "  fax: { zh: '传真', en: 'fax' },\n",
  },
]

const COLUMN: readonly Edit[] = [
  {
    file: 'src/register/sql/migrations/9999-reworks.sql',
    text: `-- How often a solution was declined, for lists.
alter table complaint add column reworks int not null generated always as ((state ->> 'reworks')::int) stored;
`,
  },
  {
    file: 'docs/register.md',
    before: '| hide a canary, and drop its notices |',
    add: '| count how often a solution was declined | the computed column `reworks` | the state says it already |\n',
  },
  { file: 'src/register/lists/complaint-list.ts', after: '  cycle: number\n', add: '  reworks: number\n' },
  {
    file: 'src/register/lists/complaint-list.ts',
    before: "  updatedAt: 'updated_at',\n",
    add: "  reworks: 'reworks',\n",
  },
  {
    file: 'src/api/complaints/schemas.ts',
    after: '    outcome: Outcome.nullable(),\n    cycle: z.number(),\n',
    add: '    reworks: z.number(),\n',
  },
]

const FIGURE: readonly Edit[] = [
  { file: 'src/figures/figure.ts', after: '  repeats: number\n', add: '  withdrawals: number\n' },
  { file: 'src/figures/figure.ts', after: '  repeats: 0,\n', add: '  withdrawals: 0,\n' },
  {
    file: 'src/figures/families/volume.ts',
    before: '/** What came in, what went out, what came back. */\n',
    add: `const withdrawals = family(
  (within) => \`
    select key, count(*) from (\${within(
      \`select k, seq, at from figure_event where type = 'closed' and said ->> 'outcome' = 'withdrawn'\`,
    )}) f
    group by key\`,
  (figures, { count }: { count: number }) => {
    figures.withdrawals = count
  },
)

`,
  },
  {
    file: 'src/figures/families/volume.ts',
    instead: 'export const VOLUME = [',
    put: 'export const VOLUME = [withdrawals, ',
  },
  {
    file: 'src/figures/quality-definitions.ts',
    before: "  define(\n    'repeats',\n",
    add: `  define(
    'withdrawals',
    'count',
    ['Withdrawals', 'Closings in the period because the customer took the complaint back.'],
    ['撤回量', '统计期内因客户撤回而办结的次数。'],
  ),
`,
  },
  {
    file: 'src/api/figures/routes.ts',
    after: '    repeats: z.number(),\n',
    add: '    withdrawals: z.number(),\n',
  },
]

const WORD: readonly Edit[] = [
  {
    file: 'src/words/events.ts',
    instead: "lessonsRecorded: { zh: '经验总结', en: 'Lessons' }",
    put: "lessonsRecorded: { zh: '改进启示', en: 'Lessons learned' }",
  },
]

/** What CONTRIBUTING.md tells to do, by its heading, each on a sample. */
export const RECIPES: Readonly<Record<string, readonly Edit[]>> = {
  'To add a command': COMMAND,
  'To add a clock': CLOCK,
  'To add a channel': CHANNEL,
  'To add a column to lists': COLUMN,
  'To add a figure': FIGURE,
  'To change a word': WORD,
}

export const filesOf = (edits: readonly Edit[]): string[] => [...new Set(edits.map(({ file }) => file))]
