import type { Actor } from '../command.ts'

/** Which complaints are to go to others; all of it must fit. */
export type Selection = { handler?: string; department?: string; ids?: readonly string[] }

/** To a person, to a department's queue, or spread over those who work there, by load. */
export type Target = { department: string; person?: string; spread?: true }

/** One order to give many complaints to others. */
export type Reassignment = {
  id: string
  selection: Selection
  target: Target
  reason: string
  by: Actor
  /** Of the request, to tell it from another one under the same key. */
  digest: string
}

/** A person who may get complaints, and how many open ones they have. */
export type Hand = { person: string; load: number }

/** A complaint, and who must not get it: the person complained about, the handler of the cycle before (R41, R82). */
export type Movable = { id: string; except: readonly string[] }

/** Each complaint goes to the person with the fewest by then; to no one where none of them may have it. */
export function spread(
  complaints: readonly Movable[],
  hands: readonly Hand[],
): ReadonlyMap<string, string | undefined> {
  const loads = new Map(hands.map(({ person, load }) => [person, load]))
  const people = [...loads.keys()].toSorted()
  const choices = complaints.map(({ id, except }) => ({
    id,
    may: people.filter((person) => !except.includes(person)),
  }))
  // Who has the least choice chooses first.
  const inTurn = choices.toSorted((one, other) => one.may.length - other.may.length)
  return new Map(
    inTurn.map(({ id, may }) => {
      const [first, ...others] = may
      if (first === undefined) return [id, undefined]
      const least = others.reduce((one, other) => (loads.get(other)! < loads.get(one)! ? other : one), first)
      loads.set(least, loads.get(least)! + 1)
      return [id, least]
    }),
  )
}
