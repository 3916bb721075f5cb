import { Stack, Tabs, Title } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMay } from '../asking/me.ts'
import { useSay as useFrameSay } from '../words.ts'
import { LoadView } from './load-view.tsx'
import { ReviewsView } from './reviews-view.tsx'
import { useSay } from './words.ts'

/** Who has how much to do and who is away, and what of their work is looked at afterwards. */
export function Page() {
  const [say, sayOf, may, navigate] = [useSay(), useFrameSay(), useMay(), useNavigate()]
  const { view = 'load' }: { view?: string } = useSearch({ strict: false })
  const mayReview = may('sampleReviews')
  const go = (to: string | null) =>
    void navigate({ to: '/team', search: to === 'reviews' ? { view: to } : {}, replace: true })
  return (
    <Stack gap="sm">
      <Title order={1} size="h3">
        {sayOf('team')}
      </Title>
      {mayReview ? (
        <Tabs value={view === 'reviews' ? view : 'load'} onChange={go} keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="load">{say('load')}</Tabs.Tab>
            <Tabs.Tab value="reviews">{say('reviews')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="load" pt="sm">
            <LoadView />
          </Tabs.Panel>
          <Tabs.Panel value="reviews" pt="sm">
            <ReviewsView />
          </Tabs.Panel>
        </Tabs>
      ) : (
        <LoadView />
      )}
    </Stack>
  )
}
