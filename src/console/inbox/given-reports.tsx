import { Anchor, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { periodName } from '../../words/dates.ts'
import type { Answer } from '../asking/contract.ts'
import { When } from '../parts/when.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { useSay } from './words.ts'

/** Reports that management was given and has not opened: each goes once it is read. */
export function GivenReports({ of }: { of: Answer<'listInbox'>['reports'] }) {
  const [say, language] = [useSay(), useLanguage()]
  return of.map(({ id, period, givenAt }) => (
    <Group key={id} gap="xs">
      <Anchor component={Link} to={`/reports/${id}`} size="sm" fw={600}>
        {say('report')} {periodName(period, language)}
      </Anchor>
      <Text size="xs" c="dimmed">
        <When at={givenAt} exact />
      </Text>
    </Group>
  ))
}
