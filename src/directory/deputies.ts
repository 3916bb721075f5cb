import type { Directory, Person } from './directory.ts'

/** Those for whom somebody may come to stand in: whose deputy they are, or a deputy's deputy. */
export function standingInFor({ deputies }: Pick<Directory, 'deputies'>, id: string): string[] {
  const all = new Set([id])
  // What is added is gone through as well.
  for (const one of all) for (const { person, deputy } of deputies) if (deputy === one) all.add(person)
  all.delete(id)
  return [...all]
}

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
