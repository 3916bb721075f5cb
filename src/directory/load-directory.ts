import type { Pool } from 'pg'
import { unusable, type Misfit } from '../files/fault.ts'
import { readChecked } from '../files/read.ts'
import type { Encoding } from '../files/strict-text.ts'
import { changeDirectory, type Changer, type DirectoryChange } from './change-directory.ts'
import { readDirectory } from './read-directory.ts'
import { DirectoryFile } from './shapes.ts'

const WHAT = 'A directory'

/** A directory as a file tells it; a fault names every place that does not fit. */
export const readDirectoryFile = (file: string, encoding?: Encoding): DirectoryFile =>
  readChecked(file, DirectoryFile, { what: WHAT, encoding })

/**
 * Brings the directory to what a file says of the departments, people and rules it names, all or nothing. What the file
 * does not name stays, and so do absences and watches. Loaded twice it is the same.
 */
export async function loadDirectory(pool: Pool, file: DirectoryFile, by: Changer): Promise<void> {
  const refusal = await changeDirectory(pool, changesOf(file), by)
  if (refusal) throw new Error(refusal.detail)
}

/** Refuses a file that names whom neither it nor the directory has, with every place where it does. */
export async function refuseStrangers(pool: Pool, name: string, file: DirectoryFile): Promise<void> {
  const { people, departments } = await readDirectory(pool, Date.now())
  const strangers = strangersIn(file, {
    people: new Set([...people, ...file.people].map(({ id }) => id)),
    departments: new Set([...departments, ...file.departments].map(({ id }) => id)),
  })
  if (strangers.length > 0) throw unusable(WHAT, name, strangers)
}

type Known = Readonly<Record<'people' | 'departments', ReadonlySet<string>>>

function strangersIn(file: DirectoryFile, known: Known): Misfit[] {
  const noDepartment = (id: string | undefined, ...path: (string | number)[]): Misfit[] =>
    id === undefined || known.departments.has(id) ? [] : [{ path, message: `There is no department ${id}.` }]
  const noPerson = (id: string, ...path: (string | number)[]): Misfit[] =>
    known.people.has(id) ? [] : [{ path, message: `There is no person ${id} in the directory.` }]
  return [
    ...file.departments.flatMap(({ id, parent }, index) =>
      parent === id
        ? [{ path: ['departments', index, 'parent'], message: 'A department does not stand above itself.' }]
        : noDepartment(parent, 'departments', index, 'parent'),
    ),
    ...file.people.flatMap(({ roles, deputies }, index) => [
      ...roles.flatMap(({ department }, role) =>
        noDepartment(department, 'people', index, 'roles', role, 'department'),
      ),
      ...deputies.flatMap((id, deputy) => noPerson(id, 'people', index, 'deputies', deputy)),
    ]),
    ...file.routing.flatMap(({ department }, index) =>
      noDepartment(department, 'routing', index, 'department'),
    ),
  ]
}

/** Whether the directory has no people yet. */
export async function isEmptyDirectory(pool: Pool): Promise<boolean> {
  const { rowCount } = await pool.query('select from person limit 1')
  return rowCount === 0
}

/** A file says all of whom it names: what it leaves out they have not. */
function changesOf({ departments, people, routing }: DirectoryFile): DirectoryChange[] {
  return [
    ...departments.map((one) => ({ type: 'department' as const, ...one, parent: one.parent ?? null })),
    ...people.flatMap(({ roles, deputies, ...person }): DirectoryChange[] => [
      { type: 'person', ...person, email: person.email ?? null },
      { type: 'roles', person: person.id, roles },
      { type: 'deputies', person: person.id, deputies },
    ]),
    ...routing.map((rule, index) => ({ type: 'routingRule' as const, position: index + 1, ...rule })),
  ]
}
