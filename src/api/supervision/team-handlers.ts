import { FIRM_ZONE } from '../../domain/calendar/zone.ts'
import { sightOf } from '../../register/lists/visible.ts'
import { readerOf, type Reader } from '../../register/lists/reader.ts'
import { teamLoad, type Load } from '../../register/supervision/team-load.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import type { Call, Reply } from '../route.ts'
import { fromRegister } from '../from-register.ts'
import { polled } from '../polled.ts'

export const getTeamLoad = (deps: Deps, call: Call<Contract['getTeamLoad']>): Promise<Reply> =>
  polled(deps, call, async () => {
    const { department } = call.query
    const reader = await fromRegister(deps, ({ pool }) => readerOf(pool, call.by))
    if (department !== undefined && !seesTeam(reader, department)) throw new Problem('forbidden')
    const sight = sightOf(call.actors, 'readLists')
    const asked = { now: Date.now(), zone: FIRM_ZONE, sight, ...(department !== undefined && { department }) }
    const loads = await fromRegister(deps, ({ pool }) => teamLoad(pool, reader, asked))
    return { data: loads.map(loadView) }
  })

/** A supervisor looks at their own departments, those above them at any. */
const seesTeam = ({ role, departments }: Reader, department: string): boolean =>
  role !== 'supervisor' || (departments?.includes(department) ?? true)

const loadView = ({ person, name, absent, ...load }: Load) => ({
  ...load,
  ...(person !== null && { person }),
  ...(name !== null && { name }),
  ...(absent && { absent }),
})
