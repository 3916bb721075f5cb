import { Group, Paper, SimpleGrid, Skeleton, Text } from '@mantine/core'
import { IconCheck, IconEqual, IconTrendingDown, IconTrendingUp, IconX } from '@tabler/icons-react'
import { useLanguage } from '../shell/preferences.ts'
import { CARDS, type Card } from './cards.ts'
import { Meaning, useDefinitionOf } from './meaning.tsx'
import { changeFrom, figureText, isReached } from './numbers.ts'
import { ToList } from './to-list.tsx'
import { ofQuestion, type Figures, type Question } from './use-figures.ts'
import { useSay } from './words.ts'

type Told = { now: Figures | undefined; before: Figures | undefined }

/** The figures of the period, each with its change, its target and its meaning; as high before they are there. */
export function FigureCards({ question, ...told }: Told & { question: Question }) {
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="sm">
      {CARDS.map((card) => (
        <FigureCard key={card.name} {...{ card, question, ...told }} />
      ))}
    </SimpleGrid>
  )
}

function FigureCard({ card, question, now, before }: Told & { card: Card; question: Question }) {
  const language = useLanguage()
  const definition = useDefinitionOf()(card.name)
  const value = now && card.of(now)
  return (
    <Paper withBorder p="xs" className="figure-card" data-figure={card.name}>
      <Group justify="space-between" wrap="nowrap" gap={4} align="start">
        <Text size="sm" component="h2" fw={500}>
          {definition?.title[language]}
        </Text>
        {definition && <Meaning of={definition} />}
      </Group>
      {value === undefined ? (
        <Skeleton height={28} width="60%" my={4} />
      ) : (
        <Value {...{ card, value, question }} title={definition?.title[language]} />
      )}
      {now && <Against {...{ card, now, before }} />}
      {now && <Target {...{ card, now }} />}
    </Paper>
  )
}

type Valued = { card: Card; value: number | null; question: Question; title: string | undefined }

function Value({ card, value, question, title }: Valued) {
  const [say, language] = [useSay(), useLanguage()]
  const filter = value ? card.list?.(question) : undefined
  return (
    <Group gap={6} align="baseline">
      <ToList
        filter={filter && { ...ofQuestion(question), ...filter }}
        fz={24}
        fw={700}
        title={`${title}: ${say('toList')}`}
      >
        <Text span inherit fz={24} fw={700}>
          {figureText(value, card.unit, language)}
        </Text>
      </ToList>
      {card.told && (
        <Text size="xs" c="dimmed">
          {say(card.told)}
        </Text>
      )}
    </Group>
  )
}

const WAYS = { up: IconTrendingUp, down: IconTrendingDown, same: IconEqual }

function Against({ card, now, before }: { card: Card; now: Figures; before: Figures | undefined }) {
  const [say, language] = [useSay(), useLanguage()]
  if (!before) return <Skeleton height={16} width="80%" />
  const earlier = card.of(before)
  const change = changeFrom(card.of(now), earlier, card, say('points'))
  const Way = change && WAYS[change.way]
  const color = change?.isBetter === undefined ? 'dimmed' : change.isBetter ? 'teal' : 'red'
  const judged = change?.isBetter === undefined ? '' : say(change.isBetter ? 'better' : 'worse')
  return (
    <Text size="xs" className={`change-${color}`}>
      {Way && <Way size={14} aria-hidden className="in-text" />} {change?.text} {judged}{' '}
      <Text span inherit c="dimmed" className="one-line">
        {say('before')} {figureText(earlier, card.unit, language)}
      </Text>
    </Text>
  )
}

function Target({ card, now }: { card: Card; now: Figures }) {
  const [say, language] = [useSay(), useLanguage()]
  if (!card.target) return null
  const target = card.target(now)
  const reached = isReached(card.of(now), target, card.good)
  const Sign = reached ? IconCheck : IconX
  return (
    <Text size="xs">
      <Text span inherit c="dimmed">
        {say('target')} {card.good === 'less' ? '≤' : '≥'} {figureText(target, card.unit, language)}
      </Text>{' '}
      {reached !== undefined && (
        <span className={`one-line ${reached ? 'change-teal' : 'change-red'}`}>
          <Sign size={14} aria-hidden className="in-text" /> {say(reached ? 'reached' : 'missed')}
        </span>
      )}
    </Text>
  )
}
