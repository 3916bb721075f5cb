import { mayEver } from '../access/table.ts'
import { selves } from '../access/ties.ts'
import type { Actor } from '../command.ts'
import type { Instant } from '../instant.ts'
import { isAtLeast } from '../permission.ts'
import { refuse, type Refusal } from '../refusal.ts'

/** Whom a training is for, and when each of them was trained (R99): a matter of those who lead, and of the person. */
export type Trainee = { person: string; trainedAt: Instant | null }

type Trained = { kind: string; owner: string }

/** What somebody is told of it: all of them, where they lead, oversee, or own the training; else of themselves. */
export function traineesFor<T extends Pick<Trainee, 'person'>>(
  { owner }: Pick<Trained, 'owner'>,
  trainees: readonly T[],
  readers: readonly Actor[],
): readonly T[] {
  const people = readers.flatMap(selves)
  if (people.includes(owner) || readers.some((by) => mayEver(by, 'readTraining'))) return trainees
  return trainees.filter(({ person }) => people.includes(person))
}

/** Whoever leads, or owns the training, says who is to be trained and who was. */
export function mayNotTrain({ kind, owner }: Trained, by: Actor): Refusal | undefined {
  if (kind !== 'training') return refuse('contradiction', 'Only a training is for people to be trained.')
  return isAtLeast(by, 'supervisor') || selves(by).includes(owner)
    ? undefined
    : refuse('notAllowed', 'Who is to be trained is said by a supervisor, or by whoever owns the training.')
}

export const trainedLater = (at: Instant, now: Instant): Refusal | undefined =>
  at > now ? refuse('notThisInstant', 'A training is recorded once it has been.') : undefined
