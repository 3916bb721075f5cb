import type { Command } from '../../domain/command.ts'
import { getIncident } from '../../register/incidents/incidents.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { Problem } from '../problems/problem.ts'

/** An incident that complaints may join: it is there, and not closed. */
export async function openIncidentOf(deps: Deps, id: string): Promise<{ title: string }> {
  const incident = await fromRegister(deps, ({ pool }) => getIncident(pool, id))
  if (!incident) throw new Problem('notFound', { detail: `There is no incident ${id}.` })
  if (incident.closedAt !== null)
    throw new Problem('alreadyDone', { detail: 'The incident has been closed.' })
  return incident
}

/** Incidents stand in the register: while it is away no complaint joins one by hand. */
export async function refuseOtherIncidents(deps: Deps, commands: readonly Command[]): Promise<void> {
  for (const command of commands)
    if (command.type === 'joinIncident')
      await openIncidentOf(deps, command.incident).catch((error: unknown) => {
        if (!(error instanceof Problem) || error.code !== 'notFound') throw error
        throw new Problem('unknown', { detail: error.message })
      })
}
