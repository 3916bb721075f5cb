import type { Language } from '../domain/names.ts'
import type { Instant } from '../domain/instant.ts'
import type { Role } from '../domain/policy/policy.ts'

/** A person who works here, under the id that the identity yields. */
export type Person = {
  id: string
  name: string
  email: string | null
  language: Language
  /** A person who has left is kept, and gets nothing. */
  active: boolean
}

/** The role of a person, in one department or, where none is named, in all of them. */
export type RoleHeld = { person: string; role: Role; department: string | null }

/** The directory as it is at one instant. */
export type Directory = {
  people: readonly Person[]
  roles: readonly RoleHeld[]
  /** In the order in which they are asked. */
  deputies: readonly { person: string; deputy: string }[]
  absent: readonly string[]
  onCall: readonly RoleHeld[]
  departments: readonly { id: string; parent: string | null; name?: { zh: string; en: string } }[]
}

export type RoutingRule = {
  id: string
  /** Of two rules that say equally much, the one with the lower position holds. */
  position: number
  category: string | null
  storeId: string | null
  /** Any of them in the subject. */
  words: readonly string[] | null
  department: string
}

export type Absence = {
  id: string
  person: string
  from: Instant
  until: Instant | null
  note: string | null
}

export type OnCall = {
  id: string
  role: Role
  department: string | null
  person: string
  from: Instant
  until: Instant
}
