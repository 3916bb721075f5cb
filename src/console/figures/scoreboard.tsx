import { Paper, Text } from '@mantine/core'
import { fieldName } from '../../words/fields.ts'
import { Rows, type Column } from '../parts/data-table.tsx'
import { useNameOf } from '../parts/names.tsx'
import { Loaded } from '../parts/states.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { CARDS } from './cards.ts'
import { useTitleOf } from './meaning.tsx'
import { figureText } from './numbers.ts'
import { RecordsOf } from './records-of.tsx'
import { ToList } from './to-list.tsx'
import { ofQuestion, useFigures, type Question, type Row } from './use-figures.ts'
import { useSay } from './words.ts'

/** What is told of people; what came in is nobody's doing. */
const TOLD = [
  'closed',
  'open',
  'clocks.inTimeShare',
  'response.gross',
  'resolution.gross',
  'satisfaction.goodShare',
  'secondHandlingShare',
  'escalation.share',
]
const CARDS_TOLD = TOLD.map((name) => CARDS.find((card) => card.name === name)!)

/** Figures by person, for management to look into (R98): by name, and no rank. */
export function Scoreboard({ question }: { question: Question }) {
  const say = useSay()
  return (
    <Paper withBorder p="sm">
      <Text component="h2" size="md" fw={600}>
        {say('people')}
      </Text>
      <Text size="sm" c="dimmed" mb="xs">
        {say('peopleFor')}
      </Text>
      <People question={question} />
    </Paper>
  )
}

function People({ question }: { question: Question }) {
  const [say, language, nameOf] = [useSay(), useLanguage(), useNameOf()]
  const columns = useColumns(question)
  const figures = useFigures(question.asked, question.department, 'handler')
  const name = ({ key }: Row) => nameOf('people', key)
  return (
    <Loaded of={figures} lines={5}>
      {({ data }) => (
        <Rows
          label={say('people')}
          rows={data
            .filter(({ key }) => key !== null)
            .toSorted((one, other) => name(one).localeCompare(name(other), language))}
          columns={columns}
          keyOf={({ key }) => key!}
          empty={say('nothing')}
          minWidth={820}
        />
      )}
    </Loaded>
  )
}

function useColumns(question: Question): Column<Row>[] {
  const [say, language, nameOf, titleOf] = [useSay(), useLanguage(), useNameOf(), useTitleOf()]
  return [
    {
      head: fieldName('handler', language),
      cell: ({ key }) => (
        <ToList filter={{ ...ofQuestion(question), handler: key! }}>{nameOf('people', key)}</ToList>
      ),
    },
    ...CARDS_TOLD.map(({ name, of, unit }): Column<Row> => ({
      head: titleOf(name),
      cell: ({ figures }) => figureText(of(figures), unit, language),
      isNumber: true,
    })),
    { head: say('records'), cell: ({ key }) => <RecordsOf person={key!} /> },
  ]
}
