import type { Directory, Person } from './directory.ts'

export type Present = (person: Person) => boolean

/** The first of a person's deputies who is there, or of the deputies' deputies. */
export function deputyOf({ people, deputies }: Directory, id: string, present: Present): Person | undefined {
  // Their own deputies come first, then the deputies' deputies.
  const asked = [id]
  for (const one of asked)
    for (const { person: of, deputy } of deputies) {
      if (of !== one || asked.includes(deputy)) continue
      const person = people.find((other) => other.id === deputy)
      if (person && present(person)) return person
      asked.push(deputy)
    }
  return undefined
}
