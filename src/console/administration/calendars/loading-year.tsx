import { Card, Code, Stack, Text, Title } from '@mantine/core'
import { useMay } from '../../asking/me.ts'
import { LoadedYears } from './loaded-years.tsx'
import { LoadingForm } from './loading-form.tsx'
import { useSay } from './words.ts'

/** How a published year comes in: tried first, then for good; and which have come in so. */
export function LoadingYear({ id }: { id: string }) {
  const [say, may] = [useSay(), useMay()]
  return (
    <Card withBorder padding="sm">
      <Stack gap="xs">
        <Title order={2} size="h5">
          {say('loading')}
        </Title>
        {may('loadCalendarYear') ? (
          <LoadingForm id={id} />
        ) : (
          <Text size="sm" c="dimmed">
            {say('othersLoad')}
          </Text>
        )}
        {may('listLoadedYears') && <LoadedYears id={id} />}
        <Text size="xs" c="dimmed">
          {say('byCommand')} <Code>npm run calendar -- load {id} FILE.json</Code>
        </Text>
      </Stack>
    </Card>
  )
}
