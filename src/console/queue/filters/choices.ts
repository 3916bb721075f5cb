import { CLOCKS, clockName } from '../../../words/clocks.ts'
import { fieldName } from '../../../words/fields.ts'
import { KINDS, SEVERITIES } from '../../../words/matters.ts'
import { CHANNELS } from '../../../words/people.ts'
import { EMERGENCY_STATES, STAGES } from '../../../words/stages.ts'
import type { Language, Names } from '../../../domain/names.ts'
import type { Vocabulary } from '../../../words/vocabulary.ts'
import { nameOf } from '../../../words/vocabulary.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { useNames } from '../../parts/names.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useSay } from '../words.ts'

/** Those that are asked most, and those behind a press. */
export const SELECTED = ['stage', 'kind', 'category', 'severity', 'priority', 'handler'] as const
export const MORE = [
  ...(['channel', 'department', 'productModel', 'storeId', 'referred', 'aboutHandling'] as const),
  ...(['evidenceMissing', 'emergency', 'lapsed'] as const),
] as const
export type SelectField =
  | (typeof SELECTED)[number]
  | Exclude<(typeof MORE)[number], 'productModel' | 'storeId'>

type Choice = { value: string; label: string }
type Known = { names: Names; language: Language; handlers: readonly string[] }

const coded =
  (words: Vocabulary) =>
  ({ language }: Known) =>
    Object.entries(words).map(([value, word]) => ({ value, label: word[language] }))

const named =
  (of: 'categories' | 'departments') =>
  ({ names, language }: Known) =>
    byLabel(Object.keys(names[of]).map((id) => ({ value: id, label: nameOf(names, of, id, language) })))

const yesOrNo =
  (field: string) =>
  ({ language }: Known): Choice[] =>
    (['yes', 'no'] as const).map((word) => ({
      value: String(word === 'yes'),
      label: `${fieldName(field, language)}: ${fieldName(word, language)}`,
    }))

const byLabel = (choices: Choice[]): Choice[] =>
  choices.toSorted((one, other) => one.label.localeCompare(other.label, 'zh-CN'))

const CHOICES: Readonly<Record<SelectField, (known: Known) => Choice[]>> = {
  stage: coded(STAGES),
  kind: coded(KINDS),
  severity: coded(SEVERITIES),
  channel: coded(CHANNELS),
  category: named('categories'),
  department: named('departments'),
  priority: ({ language }) =>
    [1, 2, 3, 4].map((one) => ({ value: String(one), label: `${fieldName('priority', language)} ${one}` })),
  handler: ({ names, language, handlers }) =>
    byLabel(handlers.map((id) => ({ value: id, label: nameOf(names, 'people', id, language) }))),
  referred: yesOrNo('referrals'),
  aboutHandling: yesOrNo('aboutHandling'),
  evidenceMissing: yesOrNo('evidenceMissing'),
  emergency: coded(EMERGENCY_STATES),
  lapsed: ({ names, language }) =>
    byLabel(
      [...new Set([...Object.keys(CLOCKS), ...Object.keys(names.clocks)])].map((clock) => ({
        value: clock,
        label: clockName(clock, language, names.clocks),
      })),
    ),
}

const FRESH = { freshMs: 60_000 }

/** What a field is called, and what can be chosen in it. */
export function useChoices(field: SelectField): { label: string; choices: Choice[] } {
  const [names, language, say] = [useNames(), useLanguage(), useSay()]
  const people = useAsk('listPeople', {}, FRESH).data?.data ?? []
  const handlers = people
    .filter(({ active, roles }) => active && roles.some(({ role }) => role !== 'auditor'))
    .map(({ id }) => id)
  const label = field === 'lapsed' || field === 'referred' ? say(field) : fieldName(field, language)
  return { label, choices: CHOICES[field]({ names, language, handlers }) }
}
