import type { Bearer, Degree } from '../../domain/commands/responsibility.ts'
import type { TrainingNeed } from '../../domain/supervision/training-needs.ts'
import type { Responsibility } from '../../figures/responsibility.ts'
import { FIELDS } from '../../words/fields.ts'
import { BEARERS, DEGREES } from '../../words/findings.ts'
import type { Html } from '../../words/html.ts'
import { listed } from '../../words/languages.ts'
import { paragraph, section, table } from '../tables.ts'
import type { Telling } from '../telling.ts'

export const DEGREES_TOLD = ['full', 'main', 'equal', 'minor', 'none'] as const satisfies readonly Degree[]

/** Whose responsibility was determined, and to what degree (R98); who in person is not for a report. */
export function responsibility(telling: Telling): Html | false {
  const { data, words, language, formats } = telling
  if (!data.responsibility) return false
  const rows = byBearer(data.responsibility)
  if (rows.length === 0) return section(words.responsibility, paragraph(words.none))
  const degrees = DEGREES_TOLD.map((degree) => DEGREES[degree][language])
  const causes = { title: words.rootCauses, isText: true }
  return section(
    words.responsibility,
    table(
      [FIELDS.bearer[language], ...degrees, words.objections, causes],
      rows.map((found) => [
        bearerNamed(telling, found[0]!),
        ...[...DEGREES_TOLD, 'objections' as const].map((one) => formats.count(sum(found, one))),
        listed(
          found.flatMap(({ rootCause }) => (rootCause === null ? [] : [causeNamed(telling, rootCause)])),
          language,
        ),
      ]),
    ),
  )
}

const sum = (rows: readonly Responsibility[], of: Degree | 'objections'): number =>
  rows.reduce((all, row) => all + row[of], 0)

/** What is of the same department and kind of bearer, whatever the cause. */
function byBearer(rows: readonly Responsibility[]): Responsibility[][] {
  const keyOf = ({ department, bearer }: Responsibility) => JSON.stringify([department, bearer])
  return [...new Set(rows.map(keyOf))].map((key) => rows.filter((row) => keyOf(row) === key))
}

/** A person goes by their department only. */
export function bearerNamed(
  { departmentNamed, language }: Telling,
  { department, bearer }: { department: string | null; bearer: Bearer },
): string {
  const kind = BEARERS[bearer][language]
  return department === null ? kind : `${departmentNamed(department)} · ${kind}`
}

/** As the list of causes called it when the report was made, else as it is called by now. */
export const causeNamed = ({ data, language, named }: Telling, code: string): string =>
  data.rootCauses.find((one) => one.code === code)?.title?.[language] ?? named('rootCauses', code)

/** What people have to be trained for, by what was found more than once (R99). */
export function training(telling: Telling): Html | false {
  const { data, words, formats } = telling
  if (!data.trainingNeeds) return false
  if (data.trainingNeeds.length === 0) return section(words.training, paragraph(words.none))
  return section(
    words.training,
    table(
      [words.need, words.times, { title: words.trainingOpen, isText: true }],
      data.trainingNeeds.map((need) => [
        needWords(telling, need),
        formats.count(need.times),
        need.planned ? '✓' : '✗',
      ]),
    ),
  )
}

/** A need in a few words of ours. */
export function needWords(telling: Telling, need: TrainingNeed): string {
  const { needs } = telling.words
  return need.found === 'cause'
    ? needs.cause(causeNamed(telling, need.rootCause))
    : needs[need.found](telling.departmentNamed(need.department))
}
