import { useRest } from '../../parts/sections.tsx'
import { PeopleList } from './people-list.tsx'
import { PersonView } from './person-view.tsx'

export const BASE = '/administration/people'

/** Who works here: all of them, or one. */
export function Page() {
  const [id] = useRest(BASE)
  return id === undefined ? <PeopleList /> : <PersonView key={id} id={id} />
}
