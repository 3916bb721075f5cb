import { utc } from '../../../domain/instant.ts'
import type { Language } from '../../../domain/names.ts'
import { moneyText, type Money } from '../../../words/money.ts'
import { STAGES } from '../../../words/stages.ts'
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

type Costs = Answer<'getCosts'>
type Row = Omit<Costs['total'], 'complaints' | 'redress'> & {
  id: string
  name: string
  /** Not told by stage. */
  complaints?: number
  redress?: Money[]
}

/** What handling and redress cost, by stage and by category, and what of it repeats did: for management. */
export function CostsTable({ question: { asked, department } }: { question: Question }) {
  const [say, columns, rowsOf] = [useSay(), useColumns(), useRows()]
  const query = { from: utc(asked.from), to: utc(asked.to), kind: 'complaint', department }
  const found = useAsk('getCosts', { query }, { freshMs: 120_000, keepsPrevious: true })
  return (
    <FigureSection name="costs">
      {(title) => (
        <Loaded of={found} lines={3}>
          {(costs) => (
            <Rows
              label={title}
              rows={costs.total.complaints === 0 ? [] : rowsOf(costs)}
              columns={columns}
              keyOf={({ id }) => id}
              empty={say('nothing')}
              minWidth={680}
            />
          )}
        </Loaded>
      )}
    </FigureSection>
  )
}

function useRows(): (costs: Costs) => Row[] {
  const [say, language, nameOf] = [useSay(), useLanguage(), useNameOf()]
  return ({ stages, categories, repeats, total }) => [
    ...stages.map((one) => ({ id: `stage ${one.stage}`, name: wordIn(STAGES, one.stage, language), ...one })),
    ...categories.map((one) => ({
      id: `category ${one.category}`,
      name: nameOf('categories', one.category) || say('unclassified'),
      ...one,
    })),
    { id: 'total', name: say('total'), ...total },
    { id: 'repeats', name: say('ofRepeats'), ...repeats },
  ]
}

const sums = (money: readonly Money[] = [], language: Language) =>
  money.map((one) => moneyText(one, language)).join(' + ')

function useColumns(): Column<Row>[] {
  const [say, language] = [useSay(), useLanguage()]
  return [
    { head: say('costsBy'), cell: ({ name }) => name },
    { head: say('complaints'), cell: ({ complaints }) => complaints, isNumber: true },
    { head: say('minutes'), cell: ({ minutes }) => minutes, isNumber: true },
    { head: say('unrated'), cell: ({ unrated }) => unrated, isNumber: true },
    { head: say('handlingCost'), cell: ({ handling }) => sums(handling, language), isNumber: true },
    { head: say('otherCosts'), cell: ({ others }) => sums(others, language), isNumber: true },
    { head: say('redress'), cell: ({ redress }) => sums(redress, language), isNumber: true },
  ]
}
