import { Anchor, Box, Stack } from '@mantine/core'
import { addressOf } from '../../asking/ask.ts'
import { useLanguage } from '../../shell/preferences.ts'
import type { Policy } from './told.ts'
import { useSay } from './words.ts'

/** The process that it makes, as the API draws it; what it says stands in words beside it. */
export function Drawn({ policy: { id, about } }: { policy: Policy }) {
  const [say, language] = [useSay(), useLanguage()]
  const source = addressOf('getProcess', { id }, { format: 'svg', language })
  return (
    <Stack gap="xs">
      <Anchor href={source} target="_blank" rel="noreferrer" size="sm">
        {say('openDrawing')}
      </Anchor>
      <Box
        bg="white"
        p="xs"
        tabIndex={0}
        role="region"
        aria-label={say('drawing')}
        style={{ overflow: 'auto' }}
      >
        <img
          src={source}
          alt={`${say('drawing')}: ${about?.title[language] ?? id}`}
          style={{ minWidth: 720, maxWidth: '100%', minHeight: 400 }}
        />
      </Box>
    </Stack>
  )
}
