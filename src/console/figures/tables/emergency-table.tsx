import type { EmergencyPart } from '../../../domain/supervision/emergency.ts'
import { COLON } from '../../../words/languages.ts'
import { CLOCKS } from '../../../words/clocks.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import { Rows, type Column } from '../../parts/data-table.tsx'
import { Loaded } from '../../parts/states.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { FigureSection } from './figure-section.tsx'
import { useTitleOf } from '../meaning.tsx'
import { figureText } from '../numbers.ts'
import { ToList } from '../to-list.tsx'
import { ofQuestion, useFigures, type Figures, type Question } from '../use-figures.ts'
import { useSay } from '../words.ts'

type Row = { key: string; name: string; text: string; list?: true }

const CALLED: Readonly<Record<EmergencyPart, keyof typeof CLOCKS>> = {
  measure: 'emergencyMeasure',
  status: 'emergencyStatus',
  evaluation: 'evaluation',
}

/** How often an emergency was declared, and how soon and how well it was answered. */
export function EmergencyTable({ question }: { question: Question }) {
  const [say, columns, rowsOf] = [useSay(), useColumns(question), useRows(question)]
  const found = useFigures(question.asked, question.department)
  return (
    <FigureSection name="emergencies.declared">
      {(title) => (
        <Loaded of={found} lines={3}>
          {({ data }) => (
            <Rows
              label={title}
              rows={data[0] ? rowsOf(data[0].figures) : []}
              columns={columns}
              keyOf={({ key }) => key}
              empty={say('nothing')}
              minWidth={280}
            />
          )}
        </Loaded>
      )}
    </FigureSection>
  )
}

/** Nothing where there was none. Which are on is known of now alone. */
function useRows({ asked }: Question): (figures: Figures) => Row[] {
  const [say, language, titleOf] = [useSay(), useLanguage(), useTitleOf()]
  const row = (key: string, name: string, text: string | number): Row => ({ key, name, text: `${text}` })
  return ({ emergencies: { declared, on, firstMeasure, lapsed } }) => {
    const parts = Object.entries(lapsed) as [EmergencyPart, number][]
    if (declared + on + firstMeasure.count + parts.reduce((sum, [, count]) => sum + count, 0) === 0) return []
    const mean = figureText(firstMeasure.meanMs, 'ms', language)
    const called = (part: EmergencyPart) =>
      [titleOf('emergencies.lapsed'), wordIn(CLOCKS, CALLED[part], language)].join(COLON[language])
    return [
      row('declared', titleOf('emergencies.declared'), declared),
      {
        ...row('on', titleOf('emergencies.on'), on),
        ...(on > 0 && asked.isRunning && { list: true as const }),
      },
      row('firstMeasure', `${titleOf('emergencies.firstMeasure')} (${say('mean')})`, mean),
      ...parts.map(([part, count]) => row(part, called(part), count)),
    ]
  }
}

function useColumns(question: Question): Column<Row>[] {
  const say = useSay()
  return [
    { head: say('figure'), cell: ({ name }) => name },
    {
      head: say('value'),
      cell: ({ name, text, list }) => (
        <ToList
          filter={list && { ...ofQuestion(question), emergency: 'on' }}
          title={`${name}: ${say('toList')}`}
        >
          {text}
        </ToList>
      ),
      isNumber: true,
    },
  ]
}
