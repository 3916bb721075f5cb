import type { z } from 'zod'
import type { Instant } from '../domain/instant.ts'

/** A list that changes: what it was stays readable, and each version comes into force at its instant. */
type Version = { version: string; effectiveFrom: Instant }

/** The version in force at an instant; before the first, that one. None where nothing is listed. */
export const inForce = <V extends Version>(versions: readonly V[], at: Instant): V | undefined =>
  versions.findLast(({ effectiveFrom }) => effectiveFrom <= at) ?? versions[0]

/** Everything that was ever listed, as it was listed last. */
export const everListed = <T>(
  versions: readonly (readonly T[])[],
  keyOf: (one: T) => string,
): ReadonlyMap<string, T> => new Map(versions.flat().map((one) => [keyOf(one), one]))

/** Faults of versions that come into force in another order than they stand in, or that name something twice. */
export function refuseDisorder(
  versions: readonly (Version & { names: readonly string[] })[],
  field: 'categories' | 'causes' | 'centsAnHour',
  context: z.core.$RefinementCtx,
): void {
  for (const [index, { version, names, effectiveFrom }] of versions.entries()) {
    const fault = (message: string, ...path: (string | number)[]) =>
      context.addIssue({ code: 'custom', path: ['versions', index, ...path], message })
    const twice = names.findIndex((name, at) => names.indexOf(name) !== at)
    if (twice >= 0) fault(`Version ${version} names ${names[twice]} twice.`, field, twice)
    if (index > 0 && effectiveFrom <= versions[index - 1]!.effectiveFrom)
      fault(`Version ${version} does not come into force after the one before it.`, 'effectiveFrom')
  }
}
