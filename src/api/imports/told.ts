import type { Actor } from '../../domain/command.ts'
import type { ToldUpTo } from '../../domain/import/importing.ts'
import type { Fact } from '../../domain/import/past.ts'
import { digestOf } from '../../register/commit/digest.ts'
import { withCurrentMeaning } from '../complaints/commands.ts'
import { withLetterApart, type ToldFact } from './fact.ts'

/** Before the first fact. */
export const NOTHING_TOLD: ToldUpTo = { facts: 0, digest: '' }

/** The digest of all facts up to the last of these: the same however they were cut into pieces. */
export const toldOn = (after: ToldUpTo, facts: readonly ToldFact[]): ToldUpTo => ({
  facts: after.facts + facts.length,
  digest: facts.reduce((digest, fact) => digestOf([digest, fact]), after.digest),
})

/** Of a past in whole, what follows on what has been told; a sentence where it does not begin with that. */
export function following<F>(
  told: ToldUpTo,
  facts: readonly F[],
  asTold: (fact: F) => ToldFact,
): F[] | string {
  if (told.facts > facts.length)
    return `It was imported with ${told.facts} facts, and here are only ${facts.length}.`
  const before = facts.slice(0, told.facts).map(asTold)
  return toldOn(NOTHING_TOLD, before).digest === told.digest ? facts.slice(told.facts) : otherFirst(told)
}

export const otherFirst = ({ facts }: ToldUpTo): string =>
  `Its first ${facts} facts are not those that it was imported with.`

/** Facts as the domain takes them; by whoever imports, where nobody is named. Of another's the importer stands beside. */
export const historyOf = (facts: readonly ToldFact[], importer: Actor): Fact[] =>
  facts.map(({ at, by = importer, ...told }) => {
    const { command, ...letter } = withLetterApart(told)
    return {
      ...{ at, by, ...letter },
      ...(by.id !== importer.id && { toldBy: importer.id }),
      command: withCurrentMeaning([command])[0]!,
    }
  })
