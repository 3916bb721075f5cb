import { Stack, Text } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useAsk } from '../asking/use-ask.ts'
import { useLive } from '../asking/use-live.ts'
import { ComplaintDialog } from '../dialogs/complaint-dialog.tsx'
import { periodAt } from '../figures/period.ts'
import { Loaded } from '../parts/states.tsx'
import { useNow } from '../parts/use-now.ts'
import { Sample } from './sample.tsx'
import { Sampling, type Sampled } from './sampling.tsx'
import { useSay } from './words.ts'

const USUAL_SIZE = 10

/** A sample of what was closed in a month, for whoever looks at it from outside the handling line. */
export function ReviewsView() {
  const say = useSay()
  useLive(['sampleReviews'], ({ kind, type }) => kind !== 'recorded' || type === 'handlingReviewed')
  const asked = useSampled()
  const { department, ...query } = asked
  const sample = useAsk(
    'sampleReviews',
    { query: { ...query, ...(department !== undefined && { department }) } },
    { keepsPrevious: true },
  )
  const [reviewed, review] = useState<string>()
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {say('reviewsAbout')}
      </Text>
      <Sampling asked={asked} />
      <Loaded of={sample} lines={4}>
        {({ data }) => <Sample rows={data} review={review} />}
      </Loaded>
      {reviewed !== undefined && (
        <ComplaintDialog type="reviewHandling" id={reviewed} close={() => review(undefined)} />
      )}
    </Stack>
  )
}

/** As the address has it; of this month where it says nothing. */
function useSampled(): Sampled {
  const now = useNow()
  const { department, month, size }: { department?: string; month?: string; size?: string } = useSearch({
    strict: false,
  })
  return {
    department,
    month: month ?? periodAt('month', now).label,
    size: Number(size ?? USUAL_SIZE),
  }
}
