import { z } from 'zod'

const Why = z.strictObject({ en: z.string().min(1).max(500), zh: z.string().min(1).max(500) })

/** Who made a version, when, and why (R101). */
export const Making = z.strictObject({ on: z.iso.date(), by: z.string().min(1).max(120), why: Why })

/** One version of several, told for those who come after. */
export const Version = Making.extend({ version: z.string().min(1) })
export type Version = z.infer<typeof Version>

type Fault = { path: (string | number)[]; message: string }

/** Faults in what a policy says of its versions: the oldest first, each once, and the last is the one in force. */
export function versionFaults(current: string, versions: readonly Version[] | undefined): Fault[] {
  if (!versions) return []
  const path = ['about', 'versions']
  const faults = versions.flatMap(({ version, on }, index): Fault[] => [
    ...(versions.findIndex((other) => other.version === version) === index
      ? []
      : [{ path: [...path, index], message: `The version ${version} is told twice.` }]),
    ...(index === 0 || on >= versions[index - 1]!.on
      ? []
      : [{ path: [...path, index], message: `The version ${version} was made before the one above it.` }]),
  ])
  const last = versions.at(-1)
  return last?.version === current
    ? faults
    : [...faults, { path, message: `Nothing says who made the version ${current}, when and why.` }]
}
