import { readFileSync } from 'node:fs'
import { DirectoryFile } from '../../src/directory/shapes.ts'
import type { Directory } from '../../src/directory/directory.ts'

const file = DirectoryFile.parse(JSON.parse(readFileSync('policies/directory/directory.json', 'utf8')))

/** The directory of the development users, as it is read from the register. */
export const directory = (more: Partial<Directory> = {}): Directory => ({
  people: file.people.map(({ id, name, email = null, language, active }) => ({
    ...{ id, name, email, language, active },
  })),
  roles: file.people.flatMap(({ id, roles }) =>
    roles.map(({ role, department = null }) => ({ person: id, role, department })),
  ),
  deputies: file.people.flatMap(({ id, deputies }) => deputies.map((deputy) => ({ person: id, deputy }))),
  departments: file.departments.map(({ id, parent = null }) => ({ id, parent })),
  ...{ absent: [], onCall: [], ...more },
})

/** The same, after somebody has left. */
export const without = (person: string): Directory => ({
  ...directory(),
  people: directory().people.map((one) => (one.id === person ? { ...one, active: false } : one)),
})
