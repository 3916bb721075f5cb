import { Group, Select, Stack, Switch, Text } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useAsk } from '../../asking/use-ask.ts'
import { Loaded } from '../../parts/states.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { Sides } from './sides.tsx'
import type { Policy } from './told.ts'
import { useSay } from './words.ts'

/** One policy beside another, in the same words. */
export function Comparing({ policy }: { policy: Policy }) {
  const say = useSay()
  const policies = useAsk('listPolicies')
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {say('onlyOneVersion')}
      </Text>
      <Loaded of={policies}>
        {({ data }) => <Chosen policy={policy} others={data.filter(({ id }) => id !== policy.id)} />}
      </Loaded>
    </Stack>
  )
}

type Search = { with?: string; all?: string }

function Chosen({ policy, others }: { policy: Policy; others: readonly Policy[] }) {
  const [say, language, navigate] = [useSay(), useLanguage(), useNavigate()]
  const search: Search = useSearch({ strict: false })
  const other = others.find(({ id }) => id === search.with) ?? others[0]
  const isShort = search.all === undefined
  const change = (part: Search) =>
    void navigate({
      to: `/administration/policies/${policy.id}/compare`,
      search: { ...search, ...part },
      replace: true,
    })
  if (!other) return null
  return (
    <>
      <Group gap="md" align="end">
        <Select
          size="xs"
          w={340}
          maw="100%"
          searchable
          allowDeselect={false}
          label={say('compareWith')}
          data={others.map(({ id, about }) => ({ value: id, label: about?.title[language] ?? id }))}
          value={other.id}
          onChange={(id) => change({ with: id ?? other.id })}
        />
        <Switch
          label={say('onlyDifferences')}
          checked={isShort}
          onChange={() => change({ all: isShort ? '1' : '' })}
        />
      </Group>
      <Sides one={policy} other={other} isShort={isShort} />
    </>
  )
}
