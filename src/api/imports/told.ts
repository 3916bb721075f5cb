import type { Actor, Command } from '../../domain/command.ts'
import type { ToldUpTo } from '../../domain/importing.ts'
import type { Fact } from '../../domain/past.ts'
import { digestOf } from '../../register/digest.ts'
import { asMeant } from '../commands.ts'
import type { ToldFact } from '../fact.ts'

/** Before the first fact. */
export const NOTHING_TOLD: ToldUpTo = { facts: 0, digest: '' }

/** The digest of all facts up to the last of these: the same however they were cut into pieces. */
export const toldOn = (after: ToldUpTo, facts: readonly ToldFact[]): ToldUpTo => ({
  facts: after.facts + facts.length,
  digest: facts.reduce((digest, fact) => digestOf([digest, fact]), after.digest),
})

/** Facts as the domain takes them; by whoever imports, where nobody is named. */
export const historyOf = (facts: readonly ToldFact[], importer: Actor): Fact[] =>
  facts.map(({ at, by = importer, ...command }) => ({
    at,
    by,
    command: asMeant<Command>([command])[0]!,
  }))
