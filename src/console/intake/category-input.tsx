import { Select, Stack, Text, TextInput } from '@mantine/core'
import type { Title } from '../../domain/names.ts'
import { listed } from '../../words/languages.ts'
import { useFault, useForm } from '../dialogs/form.tsx'
import { labelOf, optionName } from '../dialogs/labels.ts'
import { useNames } from '../parts/names.tsx'
import { useLanguage } from '../shell/preferences.ts'
import type { Category, Choosable } from './selecting.ts'
import { useSay } from './words.ts'

type Shown = {
  at: string
  value: string | undefined
  onChange: (category: string | undefined) => void
  choosable: readonly Choosable[]
  isFree: boolean
}

/** A category by its title, with what it means; any word, where the policy has no list. */
export function CategoryInput(shown: Shown) {
  const { at, value, onChange, choosable, isFree } = shown
  const [say, language, { known }] = [useSay(), useLanguage(), useForm()]
  const error = useFault(at)
  const framing = { label: labelOf('category', known.language), error, name: at }
  if (isFree && choosable.length === 0)
    return (
      <TextInput
        {...framing}
        description={say('anyWord')}
        value={value ?? ''}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    )
  const all = choosable.flatMap(({ categories }) => categories)
  const chosen = all.find(({ id }) => id === value)
  const described = chosen && textIn(chosen.definition, language)
  return (
    <Select
      {...framing}
      description={described}
      data={all.map(({ id, title }) => ({ value: id, label: title[language] }))}
      value={value ?? null}
      onChange={(id) => onChange(id ?? undefined)}
      renderOption={({ option }) => <Option category={all.find(({ id }) => id === option.value)!} />}
      searchable
      clearable
    />
  )
}

const textIn = (title: Title | undefined, language: 'zh' | 'en'): string | undefined => title?.[language]

function Option({ category: { title, definition } }: { category: Category }) {
  const language = useLanguage()
  return (
    <Stack gap={0}>
      <Text size="sm">{title[language]}</Text>
      <Text size="xs" c="dimmed">
        {textIn(definition, language)}
      </Text>
    </Stack>
  )
}

/** What a classification takes from its category where nothing else is said. */
export function FromCategory({ category }: { category: Category | undefined }) {
  const [say, language, { clocks }] = [useSay(), useLanguage(), useNames()]
  if (!category) return null
  const given = (['nature', 'impact', 'risk', 'complexity', 'urgency'] as const).flatMap((field) => {
    const code = category[field]
    if (code === undefined) return []
    const name = optionName({ operation: 'classify', field }, code, language, { clocks })
    return [`${labelOf(field, language)} ${name}`]
  })
  if (given.length === 0) return null
  return (
    <Text size="xs" c="dimmed">
      {say('fromCategory')}
      {listed(given, language)}
    </Text>
  )
}
