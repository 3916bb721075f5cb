import { utc } from '../../../domain/instant.ts'
import { fieldName } from '../../../words/fields.ts'
import { BEARERS, DEGREES } from '../../../words/findings.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import type { Answer } from '../../asking/contract.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { Rows, type Column } from '../../parts/data-table.tsx'
import { useNameOf } from '../../parts/names.tsx'
import { Loaded } from '../../parts/states.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { FigureSection } from './figure-section.tsx'
import type { Question } from '../use-figures.ts'
import { useSay } from '../words.ts'

type Row = Answer<'getResponsibility'>['data'][number]

const DEGREES_TOLD = ['full', 'main', 'equal', 'minor', 'none'] as const

/** Who was determined to be responsible, by department and cause: for those who lead or oversee. */
export function ResponsibilityTable({ question: { asked, department } }: { question: Question }) {
  const [say, columns] = [useSay(), useColumns()]
  const query = { from: utc(asked.from), to: utc(asked.to), kind: 'complaint', department }
  const found = useAsk('getResponsibility', { query }, { freshMs: 120_000, keepsPrevious: true })
  return (
    <FigureSection name="responsibility">
      {(title) => (
        <Loaded of={found} lines={3}>
          {({ data }) => (
            <Rows
              label={title}
              rows={data}
              columns={columns}
              keyOf={({ bearer, department: whose, rootCause }) => [bearer, whose, rootCause].join('/')}
              empty={say('nothing')}
              minWidth={680}
            />
          )}
        </Loaded>
      )}
    </FigureSection>
  )
}

function useColumns(): Column<Row>[] {
  const [say, language, nameOf] = [useSay(), useLanguage(), useNameOf()]
  return [
    { head: fieldName('department', language), cell: (row) => nameOf('departments', row.department) },
    { head: fieldName('bearer', language), cell: ({ bearer }) => wordIn(BEARERS, bearer, language) },
    {
      head: fieldName('rootCause', language),
      cell: ({ rootCause }) => nameOf('rootCauses', rootCause) || say('causeUnknown'),
    },
    ...DEGREES_TOLD.map((degree): Column<Row> => ({
      head: wordIn(DEGREES, degree, language),
      cell: (row) => row[degree],
      isNumber: true,
    })),
    { head: say('objections'), cell: ({ objections }) => objections, isNumber: true },
  ]
}
