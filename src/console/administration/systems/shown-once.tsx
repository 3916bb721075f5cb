import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core'
import { Dialog } from '../../parts/dialog.tsx'
import { useSay as useSayOfAll } from '../../words.ts'
import { useSay } from './words.ts'

/** A secret that nobody can ask for again: shown until somebody says that they have it. */
export function ShownOnce({ secret, close }: { secret: string; close: () => void }) {
  const [say, sayOfAll] = [useSay(), useSayOfAll()]
  return (
    <Dialog close={close} title={say('secret')} closeOnClickOutside={false}>
      <Stack>
        <Text size="sm">{say('shownOnce')}</Text>
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {secret}
        </Code>
        <Group justify="flex-end">
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {say(copied ? 'copied' : 'copy')}
              </Button>
            )}
          </CopyButton>
          <Button onClick={close}>{sayOfAll('close')}</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
