import { isOpenTask } from '../domain/time/tasks.ts'
import type { Pool } from 'pg'
import type { Directory } from '../directory/directory.ts'
import { isAmbiguous, idOfNamed, misnomerIn, type Misnomer } from '../directory/known.ts'
import { namedBy } from '../directory/named-by.ts'
import { readDirectory } from '../directory/read-directory.ts'
import type { Command } from '../domain/command.ts'
import type { Complaint } from '../domain/complaint.ts'
import { keepProgress, pagesOfComplaintsWith, progressOf } from '../register/reconciliation/findings.ts'
import { namingAfter, namingIn, type Naming } from '../register/reconciliation/reconciliation.ts'
import { ledgerOf, type CarryOut } from './ledger.ts'

const PAGE = 200
const ENTRIES = 5_000
/** Entries since the last turn: at most so many pages of them, the rest next time. */
const PAGES = 50
const REACHED = 'names'

/**
 * Who was named while the directory could not be asked is looked up later, and so is whom a complaint is about by name
 * only: a lead puts it right. It is reported for as long as it matters to the complaint.
 */
export const checkNames: CarryOut = async (means, { at, beat }) => {
  const { pool } = means
  const ledger = ledgerOf(means, 'misnamed', at)
  const directory = await readDirectory(pool, at)
  const look = async (ids: readonly string[]) => {
    const faults = faultsIn(directory, await namingIn(pool, ids))
    await ledger.see([...faults].map(([complaintId, named]) => ({ complaintId, detail: { named } })))
    await ledger.over(ids)
    ledger.tally.looked += ids.length
    beat('')
  }
  for await (const ids of pagesOfComplaintsWith(pool, 'misnamed', PAGE)) await look(ids)
  for await (const ids of fresh(pool)) if (ids.length > 0) await look(ids)
  return ledger.tally
}

async function* fresh(pool: Pool): AsyncGenerator<string[]> {
  let after = Number((await progressOf(pool, REACHED)) ?? 0)
  for (let page = 0; page < PAGES; page++) {
    const { ids, reached, isLast } = await namingAfter(pool, after, ENTRIES)
    yield ids
    await keepProgress(pool, REACHED, String(reached))
    if (isLast) return
    after = reached
  }
}

/** Of each complaint what is amiss: what was said, in which field, and why it cannot be so. */
function faultsIn(directory: Directory, entries: readonly Naming[]): Map<string, string[]> {
  const faults = new Map<string, string[]>()
  const see = (id: string, ...found: string[]) => {
    const known = faults.get(id) ?? []
    if (found.length > 0) faults.set(id, [...new Set([...known, ...found])])
  }
  for (const { complaintId, state, entry } of entries) {
    const { about } = state.details
    if (about !== undefined) see(complaintId, ...aboutFault(directory, about))
    if (!('unchecked' in entry.event) || !isStillSo(state, entry)) continue
    for (const { field, ...named } of namedBy({
      ...entry.event,
      type: entry.command,
    } as unknown as Command)) {
      const why = misnomerIn(directory, named)
      if (why) see(complaintId, misnomerText(entry.command, field, why))
    }
  }
  return faults
}

const misnomerText = (command: string, field: string, why: Misnomer | 'name') => `${command} ${field}: ${why}`

/** A name bars no one where several have it, or where only an id would bar its bearer. */
function aboutFault(directory: Directory, about: string): string[] {
  if (isAmbiguous(directory, about)) return [misnomerText('amendDetails', '/details/about', 'severalPeople')]
  return idOfNamed(directory, about) === about ? [] : [misnomerText('amendDetails', '/details/about', 'name')]
}

/** Whether what was said then holds now: it has no other owner meanwhile, nothing is done or taken back. */
function isStillSo(state: Complaint, { event }: Naming['entry']): boolean {
  switch (event.type) {
    case 'assigned':
      return state.owner?.department === event.department && state.owner.person === event.person
    case 'taskOpened':
      return state.tasks.some((task) => task.n === event.task && isOpenTask(task))
    case 'resourceAssigned':
      return state.emergency === true
    case 'escalationDelegated':
      return state.escalations.some((one) => one.delegatedTo === event.to && one.state !== 'ended')
    case 'extensionGranted':
      return state.clocks.some(({ extensions }) =>
        extensions?.some(({ notice, cancelledAt }) => notice === event.notice && cancelledAt === undefined),
      )
    case 'proposalDrafted':
      return state.draft?.n === event.draft
    case 'solutionProposed':
      return state.proposal?.n === event.proposal
    default:
      return false
  }
}
