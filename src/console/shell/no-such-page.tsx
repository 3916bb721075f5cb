import { Anchor, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Empty } from '../parts/states.tsx'
import { useSay } from '../words.ts'

export function NoSuchPage() {
  const say = useSay()
  return (
    <Empty>
      <Title order={1} size="h3">
        {say('noSuchPage')}
      </Title>
      <Anchor component={Link} to="/">
        {say('queue')}
      </Anchor>
    </Empty>
  )
}
