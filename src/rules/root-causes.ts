import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Title } from '../domain/names.ts'
import { InstantText } from '../domain/text.ts'
import type { Instant } from '../domain/instant.ts'
import { Making } from '../domain/policy/versions.ts'
import { readChecked } from '../files/read.ts'
import { inForce, refuseDisorder } from './dated.ts'

/** Where a cause lies: what is found among `people` is a need for training (R99). */
const Group = z.enum(['people', 'process', 'information', 'product', 'systems', 'partners', 'external'])

export const RootCause = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(60),
  group: Group,
  title: z.strictObject({ en: z.string().min(1), zh: z.string().min(1) }),
})
export type RootCause = z.infer<typeof RootCause>

const CauseVersion = z.strictObject({
  version: z.string().min(1),
  effectiveFrom: InstantText,
  made: Making.optional(),
  causes: z.array(RootCause).min(1),
})
type CauseVersion = z.infer<typeof CauseVersion>

/** The causes there are to choose from. A code keeps its meaning: another meaning is another code. */
export const RootCauses = z
  .strictObject({ versions: z.array(CauseVersion) })
  .superRefine(({ versions }, context) => {
    const named = versions.map(({ causes, ...one }) => ({ ...one, names: causes.map(({ code }) => code) }))
    refuseDisorder(named, 'causes', context)
  })
export type RootCauses = z.infer<typeof RootCauses>

/** No list of causes: any name may be recorded. */
export const FREE_CAUSES: RootCauses = { versions: [] }

/** The root causes beside the policies of a folder; a folder without them leaves the names free. */
export function loadRootCauses(folder: string): RootCauses {
  const file = join(folder, 'causes', 'root-causes.json')
  if (!existsSync(file)) return FREE_CAUSES
  return readChecked(file, RootCauses, { what: 'Root causes' })
}

/** The version in force at an instant; none where the names are free. */
export const causesAt = ({ versions }: RootCauses, at: Instant): CauseVersion | undefined =>
  inForce(versions, at)

/** What a code means, also one that is chosen no more. */
export const causeNamed = ({ versions }: RootCauses, code: string): RootCause | undefined =>
  versions
    .toReversed()
    .flatMap(({ causes }) => causes)
    .find((cause) => cause.code === code)

/** What codes are called, whichever version of their list they are from: the latest name wins. */
export const causeTitles = ({ versions }: RootCauses): Readonly<Record<string, Title>> =>
  Object.fromEntries(versions.flatMap(({ causes }) => causes.map(({ code, title }) => [code, title])))

/** What codes mean to a report: what they are called, and whether the cause lies with people. */
export const causesByCode = ({ versions }: RootCauses): ReadonlyMap<string, CauseMeaning> =>
  new Map(
    versions.flatMap(({ causes }) =>
      causes.map(({ code, title, group }) => [code, { title, ofPeople: group === 'people' }]),
    ),
  )

export type CauseMeaning = { title: Title; ofPeople: boolean }
