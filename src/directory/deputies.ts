import type { Directory, Person } from './directory.ts'

export type Present = (person: Person) => boolean

/** Of each person the first of their deputies who is there, or of the deputies' deputies. */
export function deputiesIn({ people, deputies }: Directory, present: Present) {
  const known = new Map(people.map((person) => [person.id, person]))
  const named = new Map<string, string[]>()
  for (const { person, deputy } of deputies) named.set(person, [...(named.get(person) ?? []), deputy])
  return (id: string): Person | undefined => {
    // Their own deputies come first, then the deputies' deputies.
    const asked = new Set([id])
    for (const one of asked)
      for (const deputy of named.get(one) ?? []) {
        const person = known.get(deputy)
        if (!asked.has(deputy) && person && present(person)) return person
        asked.add(deputy)
      }
    return undefined
  }
}
