import { fieldName } from '../../../words/fields.ts'
import { REDRESS_KINDS } from '../../../words/findings.ts'
import { clauses } from '../../../words/languages.ts'
import { moneyText } from '../../../words/money.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import { Rows, type Column } from '../../parts/data-table.tsx'
import { Loaded } from '../../parts/states.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { FigureSection } from './figure-section.tsx'
import { useFigures, type Figures, type Question } from '../use-figures.ts'
import { useSay } from '../words.ts'

type Row = Figures['redress']['byKind'][number]

/** What was granted, by kind. */
export function RedressTable({ question: { asked, department } }: { question: Question }) {
  const [say, columns] = [useSay(), useColumns()]
  const found = useFigures(asked, department)
  return (
    <FigureSection name="redress.byKind">
      {(title) => (
        <Loaded of={found} lines={3}>
          {({ data }) => (
            <Rows
              label={title}
              rows={data[0]?.figures.redress.byKind ?? []}
              columns={columns}
              keyOf={({ kind }) => kind}
              empty={say('nothing')}
              minWidth={280}
            />
          )}
        </Loaded>
      )}
    </FigureSection>
  )
}

function useColumns(): Column<Row>[] {
  const [say, language] = [useSay(), useLanguage()]
  const moneyIn = ({ sums }: Row) => sums.map((sum) => moneyText(sum, language))
  return [
    { head: fieldName('kind', language), cell: ({ kind }) => wordIn(REDRESS_KINDS, kind, language) },
    { head: say('items'), cell: ({ count }) => count, isNumber: true },
    { head: say('sums'), cell: (row) => clauses(moneyIn(row), language), isNumber: true },
  ]
}
