import { Language } from '../domain/names.ts'
import { z } from 'zod'
import { Name } from '../domain/intake.ts'
import { Role } from '../domain/policy/policy.ts'
import { TeamKind } from '../domain/supervision/team.ts'
import { Email, words } from '../domain/text.ts'

/** The shapes in which the directory is told, over the API and in a file. */

/** The roles that people here can have. */
export const StaffRole = Role.exclude(['customer', 'integration', 'system'])
export type StaffRole = z.infer<typeof StaffRole>

export const Department = z.strictObject({
  id: Name,
  name: z.strictObject({ zh: Name, en: Name }),
  /** Where notices go when no one here answers. */
  parent: Name.optional(),
  kind: TeamKind.optional(),
})

export const NewPerson = z.strictObject({
  id: Name,
  name: Name,
  email: Email.optional(),
  language: Language.default('zh'),
  active: z.boolean().default(true),
})

/** Entered, or put right: what is left out stays as it is, and `null` clears. */
export const SaidOfDepartment = Department.extend({
  parent: Name.nullable().optional(),
  kind: TeamKind.nullable().optional(),
})
export const SaidOfPerson = NewPerson.extend({
  email: NewPerson.shape.email.nullable(),
  language: NewPerson.shape.language.removeDefault().optional(),
  active: NewPerson.shape.active.removeDefault().optional(),
})

/** Without a department: in all of them. */
export const Held = z.strictObject({ role: StaffRole, department: Name.optional() })
export const Roles = z.array(Held).max(50)
export const Deputies = z.array(Name).max(20)

export const Rule = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(60),
  category: Name.optional(),
  storeId: words(80).optional(),
  /** Any of them in the subject. */
  words: z.array(words(60)).min(1).max(50).optional(),
  department: Name,
})

/** A firm's directory in a file. Rules hold in their order where they say equally much. */
export const DirectoryFile = z.strictObject({
  departments: z.array(Department),
  people: z.array(NewPerson.extend({ roles: Roles, deputies: Deputies.default([]) })),
  routing: z.array(Rule),
})
export type DirectoryFile = z.infer<typeof DirectoryFile>
