import { useRest } from '../parts/sections.tsx'
import { IncidentList } from './incident-list.tsx'
import { IncidentView } from './incident-view.tsx'

/** Complaints of one cause, gathered (R56): all incidents, or one. */
export function Page() {
  const [id] = useRest('/incidents')
  return id === undefined ? <IncidentList /> : <IncidentView key={id} id={id} />
}
