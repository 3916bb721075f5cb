import { Paper, Stack, Text } from '@mantine/core'
import { utc } from '../../../domain/instant.ts'
import { countText } from '../../../words/durations.ts'
import { fieldName } from '../../../words/fields.ts'
import { COLON } from '../../../words/languages.ts'
import type { Answer } from '../../asking/contract.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { Rows, type Column } from '../../parts/data-table.tsx'
import { Loaded } from '../../parts/states.tsx'
import { clockText } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { figureText } from '../numbers.ts'
import type { Question } from '../use-figures.ts'
import { useSay } from '../words.ts'

type Told = Answer<'getFirstReading'>
type Row = NonNullable<Told['learned']>['fields'][string] & { field: string }

/** How often what was suggested was taken in the period, and how well each field is read by what was learned last. */
export function FirstReadingTable({ question: { asked } }: { question: Question }) {
  const say = useSay()
  const query = { from: utc(asked.from), to: utc(asked.to) }
  const found = useAsk('getFirstReading', { query }, { freshMs: 120_000, keepsPrevious: true })
  return (
    <Paper withBorder p="sm" role="region" aria-label={say('firstReading')}>
      <Text component="h2" size="md" fw={600} mb="xs">
        {say('firstReading')}
      </Text>
      <Loaded of={found} lines={3}>
        {(told) => (
          <Stack gap="xs">
            <Taken of={told} />
            <Learned of={told} />
          </Stack>
        )}
      </Loaded>
    </Paper>
  )
}

function Taken({ of: { suggested, taken, takenShare } }: { of: Told }) {
  const [say, language] = [useSay(), useLanguage()]
  const parts = [
    [say('suggestedFor'), countText(suggested)],
    [say('takenAsSuggested'), countText(taken)],
    [say('takenShare'), figureText(takenShare, 'share', language)],
  ]
  return (
    <Text size="sm">{parts.map(([name, value]) => `${name}${COLON[language]}${value}`).join(' · ')}</Text>
  )
}

function Learned({ of: { learned } }: { of: Told }) {
  const [say, language, columns] = [useSay(), useLanguage(), useColumns()]
  if (!learned) return <Text size="sm">{say('nothingLearned')}</Text>
  const { version, trainedAt, complaints, fields } = learned
  const parts = [
    [say('readingVersion'), String(version)],
    [say('learnedAt'), clockText(Date.parse(trainedAt)).slice(0, 10)],
    [say('learnedFrom'), countText(complaints)],
  ]
  return (
    <>
      <Text size="sm" c="dimmed">
        {parts.map(([name, value]) => `${name}${COLON[language]}${value}`).join(' · ')}
      </Text>
      <Rows
        label={say('firstReading')}
        rows={Object.entries(fields).map(([field, one]) => ({ field, ...one }))}
        columns={columns}
        keyOf={({ field }) => field}
        empty={say('nothingLearned')}
        minWidth={520}
      />
      <Text size="xs" c="dimmed">
        {say('macroF1Means')}
      </Text>
    </>
  )
}

function useColumns(): Column<Row>[] {
  const [say, language] = [useSay(), useLanguage()]
  const score = (value: number | undefined) => (value === undefined ? '' : value.toFixed(2))
  return [
    { head: say('readField'), cell: ({ field }) => fieldName(field, language) },
    { head: say('complaints'), cell: ({ complaints }) => countText(complaints), isNumber: true },
    { head: 'macro-F1', cell: ({ macroF1 }) => score(macroF1), isNumber: true },
    { head: say('byMostFrequent'), cell: ({ mostFrequent }) => score(mostFrequent), isNumber: true },
    { head: say('byKeywords'), cell: ({ keywords }) => score(keywords), isNumber: true },
    { head: say('isSuggested'), cell: ({ suggested }) => say(suggested ? 'yes' : 'notWellEnough') },
  ]
}
