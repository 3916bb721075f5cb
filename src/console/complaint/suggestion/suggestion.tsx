import { Anchor, Button, Group, Paper, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { codeName } from '../../../words/codes.ts'
import { fieldName } from '../../../words/fields.ts'
import type { Language } from '../../../domain/names.ts'
import { RELATIONS } from '../../../words/matters.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import { useMay } from '../../asking/me.ts'
import { useNameOf } from '../../parts/names.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useSimilar } from '../customer/use-similar.ts'
import { useDesk } from '../desk.tsx'
import { useSay } from '../words.ts'
import { useTake } from './use-take.ts'
import type { Suggested } from './use-suggestion.ts'

/** How it is likely to be classified, why, and a way to say so: a person decides. */
export function SuggestionLine() {
  const [say, nameOf] = [useSay(), useNameOf()]
  const desk = useDesk()
  const take = useTake(desk)
  const { suggestion, ask } = desk
  if (!suggestion?.fields.category || !take) return undefined
  const { code, certainty, reasons } = suggestion.fields.category
  return (
    <Paper withBorder px="sm" py={6} role="group" aria-label={say('suggestion')} data-no-print>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {say('suggestion')}: {nameOf('categories', code)}
        </Text>
        <Text size="sm" c="dimmed">
          {Math.min(99, Math.round(certainty * 100))} %
        </Text>
        <Others of={suggestion.fields} />
        <Duplicates />
        {reasons.length > 0 && (
          <Text size="sm" c="dimmed">
            {say('becauseOf')} {reasons.join(' · ')}
          </Text>
        )}
        <Button size="compact-xs" variant="light" onClick={take} title="y">
          {say('takeSuggestion')}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={() => ask('classify', suggestion.body)}>
          {say('changeSuggestion')}
        </Button>
      </Group>
    </Paper>
  )
}

const OTHERS = ['nature', 'impact', 'risk', 'severity', 'complexity', 'urgency', 'department'] as const

/** What else is suggested, in words. */
function Others({ of }: { of: Suggested }) {
  const [language, nameOf] = [useLanguage(), useNameOf()]
  const said = OTHERS.flatMap((field) => {
    const code = of[field]?.code
    if (code === undefined) return []
    const word = field === 'department' ? nameOf('departments', code) : codeName(field, code, language)
    return [labelled(field, word, language)]
  })
  return said.length > 0 && <Text size="sm">{said.join(' · ')}</Text>
}

/** What it may be told in already: the panel of similar ones says why, and merges. */
function Duplicates() {
  const [language, may] = [useLanguage(), useMay()]
  const { id } = useDesk().complaint
  const similar = useSimilar(id, { enabled: may('listSimilar') }).data?.data ?? []
  const [first] = similar.filter(({ relation }) => relation === 'duplicate')
  return (
    first && (
      <Anchor size="sm" component={Link} to={`/complaints/${first.id}`}>
        {wordIn(RELATIONS, 'duplicate', language)} {first.number}
      </Anchor>
    )
  )
}

const labelled = (field: string, word: string, language: Language): string =>
  `${fieldName(field, language)} ${word}`
