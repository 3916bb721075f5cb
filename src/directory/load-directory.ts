import type { Pool } from 'pg'
import { readChecked } from '../files/read.ts'
import type { Encoding } from '../files/strict-text.ts'
import { changeDirectory, type Changer, type DirectoryChange } from './change-directory.ts'
import { DirectoryFile } from './shapes.ts'

/** A directory as a file tells it; a fault names every place that does not fit. */
export const readDirectoryFile = (file: string, encoding?: Encoding): DirectoryFile =>
  readChecked(file, DirectoryFile, { what: 'A directory', encoding })

/**
 * Brings the directory to what a file says of the departments, people and rules it names, all or nothing. What the file
 * does not name stays, and so do absences and watches. Loaded twice it is the same.
 */
export async function loadDirectory(pool: Pool, file: DirectoryFile, by: Changer): Promise<void> {
  const refusal = await changeDirectory(pool, changesOf(file), by)
  if (refusal) throw new Error(refusal.detail)
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
