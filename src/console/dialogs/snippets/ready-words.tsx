import { Box, Text } from '@mantine/core'
import type { Asked, ComplaintShown } from '../../asking/contract.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { Loaded } from '../../parts/states.tsx'
import { useSay } from '../../words.ts'
import type { Value } from '../value.ts'

type Shown = { complaint: ComplaintShown; value: Value }
type Choice = NonNullable<Asked<'previewMessage'>['query']>

/** What ready words say to this customer, before they are sent; their link is in the letter only. */
export function ReadyWords({ complaint, value: { template, language } }: Shown) {
  if (!template) return null
  return <Preview id={complaint.id} choice={{ template, ...(language ? { language } : {}) } as Choice} />
}

function Preview({ id, choice }: { id: string; choice: Choice }) {
  const say = useSay()
  const preview = useAsk('previewMessage', { params: { id }, query: choice })
  return (
    <Box component="section" aria-label={say('letterPreview')}>
      <Text size="xs" c="dimmed">
        {say('letterPreview')}
      </Text>
      <Loaded of={preview} lines={3}>
        {({ subject, text }) => (
          <Box p="xs" bg="var(--mantine-color-default-hover)">
            <Text size="sm" fw={600}>
              {subject}
            </Text>
            <Text size="sm" className="words">
              {text}
            </Text>
          </Box>
        )}
      </Loaded>
    </Box>
  )
}
