import type { Clock, Complaint, Escalation } from '../complaint.ts'
import type { SuperviseOrder, Task } from '../parts/duties.ts'
import { isOpenTask, remindedAt } from './tasks.ts'

/**
 * A list of which most have ended in a long life: where those stand that go on is known without looking at the others.
 * The list itself stays as it is told to everybody.
 */
type Kept<T> = {
  /** Those that go on, in the list's order. */
  in: (list: readonly T[]) => T[]
  /** The first that fits: of those that go on, else of all. */
  find: (list: readonly T[], fits: (one: T) => boolean) => T | undefined
  added: (list: readonly T[], one: T) => readonly T[]
  /** With a change to the one that fits; the list itself where none does. */
  changed: (
    list: readonly T[],
    fits: (one: T) => boolean,
    change: Partial<T> | ((one: T) => T),
  ) => readonly T[]
}

function kept<T extends object>(goesOn: (one: T) => boolean): Kept<T> {
  const places = new WeakMap<readonly T[], readonly number[]>()
  const placesIn = (list: readonly T[]): readonly number[] => {
    const known = places.get(list)
    if (known) return known
    const found = list.flatMap((one, place) => (goesOn(one) ? [place] : []))
    places.set(list, found)
    return found
  }
  const placeOf: (list: readonly T[], fits: (one: T) => boolean) => number = (list, fits) =>
    placesIn(list).find((place) => fits(list[place]!)) ?? list.findIndex(fits)

  return {
    in: (list) => placesIn(list).map((place) => list[place]!),
    find: (list, fits) => list[placeOf(list, fits)],
    added: (list, one) => {
      const next = [...list, one]
      places.set(next, goesOn(one) ? [...placesIn(list), list.length] : placesIn(list))
      return next
    },
    changed: (list, fits, change) => {
      const place = placeOf(list, fits)
      const before = list[place]
      if (!before) return list
      const after = typeof change === 'function' ? change(before) : { ...before, ...change }
      const next = list.with(place, after)
      const still = placesIn(list)
      if (goesOn(before) === goesOn(after)) places.set(next, still)
      else if (goesOn(before))
        places.set(
          next,
          still.filter((one) => one !== place),
        )
      return next
    },
  }
}

export const clocksKept = kept<Clock>(({ state }) => state === 'running')
/** Tasks that will still be reminded of: open ones with a due that has not passed, or an appointment to come. */
export const tasksKept = kept<Task>(
  (task) => remindedAt(task) !== undefined && isOpenTask(task) && !task.reminded,
)

export const ordersKept = kept<SuperviseOrder>(
  ({ concludedAt, repliedAt, overdue }) =>
    concludedAt === undefined && repliedAt === undefined && overdue === undefined,
)
export const escalationsKept = kept<Escalation>(({ state }) => state !== 'ended')

/** The clocks that run, overdue ones too, in the order in which they started. */
export const runningClocks = ({ clocks }: Pick<Complaint, 'clocks'>): Clock[] => clocksKept.in(clocks)

/** The escalations that have not ended. */
export const unended = ({ escalations }: Pick<Complaint, 'escalations'>): Escalation[] =>
  escalationsKept.in(escalations)
