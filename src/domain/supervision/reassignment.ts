import type { Actor } from '../command.ts'
import { nextHand, type Hand } from './next-hand.ts'

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
  /** The same person in the other roles in which they may give it. */
  others?: readonly Actor[]
  /** Of the request, to tell it from another one under the same key. */
  digest: string
}

/** A complaint, and who must not get it: the person complained about, the handler of the cycle before (R41, R82). */
export type Movable = { id: string; except: readonly string[] }

/**
 * Each complaint goes to the person who is next by then; to no one where none of them may have it. The one with the
 * least choice comes first.
 */
export function spread(
  complaints: readonly Movable[],
  hands: readonly Hand[],
): ReadonlyMap<string, string | undefined> {
  const choice = ({ except }: Movable) => hands.filter(({ person }) => !except.includes(person)).length
  const inTurn = complaints
    .map((complaint) => ({ ...complaint, choice: choice(complaint) }))
    .toSorted((one, other) => one.choice - other.choice)
  const lastGivenAt = Math.max(0, ...hands.map(({ givenAt }) => givenAt ?? 0))
  let present = hands
  return new Map(
    inTurn.map(({ id, except }, turn) => {
      const next = nextHand(present, except)
      present = present.map((hand) =>
        hand === next ? { ...hand, load: hand.load + 1, givenAt: lastGivenAt + turn + 1 } : hand,
      )
      return [id, next?.person]
    }),
  )
}
