import { Button, Group, Stack, Text } from '@mantine/core'
import { fieldName } from '../../../words/fields.ts'
import { When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useDesk } from '../desk.tsx'
import { useSay } from '../words.ts'
import { Panel } from './panel.tsx'

/** What regulators have passed on, and by when they want the answer. */
export function ReferralsPanel() {
  const [say, language] = [useSay(), useLanguage()]
  const { complaint, may, ask } = useDesk()
  const { referrals = [] } = complaint
  if (referrals.length === 0) return null
  return (
    <Panel title={say('referrals')} count={referrals.filter(({ answeredAt }) => !answeredAt).length}>
      <Stack gap="xs">
        {referrals.map(({ n, origin, reference, dueAt, answeredAt }) => (
          <Group key={n} justify="space-between" wrap="nowrap" gap="xs">
            <Stack gap={0}>
              <Text size="sm">
                {origin} {reference}
              </Text>
              <Text size="xs" c="dimmed">
                {answeredAt ? say('answered') : fieldName('dueAt', language)}{' '}
                <When at={answeredAt ?? dueAt} exact />
              </Text>
            </Stack>
            {!answeredAt && may('answerReferral') && (
              <Button size="compact-xs" variant="light" onClick={() => ask('answerReferral', { reference })}>
                {say('answerReferral')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Panel>
  )
}
