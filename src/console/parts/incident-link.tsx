import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useAsk } from '../asking/use-ask.ts'

/** An incident by its title, and where it is handled. */
export function IncidentLink({ id }: { id: string }) {
  const { data } = useAsk('getIncident', { params: { id } }, { freshMs: 60_000 })
  return (
    <Anchor component={Link} to={`/incidents/${id}`} size="sm">
      {data?.title ?? id}
    </Anchor>
  )
}
