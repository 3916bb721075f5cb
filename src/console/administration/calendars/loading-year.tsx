import { Card, Code, Stack, Text, Title } from '@mantine/core'
import { useSay } from './words.ts'

/** How a published year comes in: by a file, and not by a browser. */
export function LoadingYear({ id }: { id: string }) {
  const say = useSay()
  const load = `npm run calendar -- load ${id} FILE.json`
  return (
    <Card withBorder padding="sm">
      <Stack gap="xs">
        <Title order={2} size="h5">
          {say('loading')}
        </Title>
        <Text size="sm">{say('loadingAbout')}</Text>
        <Code block>{`${load} --dry-run\n${load}\nnpm run calendar -- adopt ${id} --dry-run`}</Code>
      </Stack>
    </Card>
  )
}
