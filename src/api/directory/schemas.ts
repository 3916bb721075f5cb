import { Language } from '../../domain/names.ts'
import { z } from 'zod'
import { Role } from '../../domain/policy/policy.ts'
import { TeamKind } from '../../domain/supervision/team.ts'

/** What the API answers about the directory. */

const Instant = z.iso.datetime()
const Held = z.strictObject({
  role: Role,
  department: z.string().nullable().meta({ description: 'Null: in all of them.' }),
})

export const DepartmentView = z
  .strictObject({
    id: z.string(),
    name: z.strictObject({ zh: z.string(), en: z.string() }),
    parent: z.string().nullable(),
    kind: TeamKind.nullable(),
  })
  .meta({ id: 'Department' })

export const AbsenceView = z
  .strictObject({
    id: z.string(),
    person: z.string(),
    from: Instant,
    until: Instant.nullable().meta({ description: 'Null: until further notice.' }),
    note: z.string().nullable(),
  })
  .meta({ id: 'Absence' })

export const PersonView = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    language: Language,
    active: z.boolean(),
    absent: z.boolean().meta({ description: 'Away now.' }),
    roles: z.array(Held),
    deputies: z.array(z.string()).meta({ description: 'In the order in which they are asked.' }),
    openComplaints: z.number().meta({ description: 'How many they have.' }),
  })
  .meta({ id: 'Person' })

export const PersonWithAbsences = PersonView.extend({
  absences: z.array(AbsenceView).meta({ description: 'Those that have not ended.' }),
}).meta({ id: 'PersonWithAbsences' })

export const OnCallView = z
  .strictObject({ id: z.string(), ...Held.shape, person: z.string(), from: Instant, until: Instant })
  .meta({ id: 'OnCall' })

export const RuleView = z
  .strictObject({
    id: z.string(),
    position: z.number(),
    category: z.string().nullable(),
    storeId: z.string().nullable(),
    words: z.array(z.string()).nullable().meta({ description: 'Any of them in the subject.' }),
    department: z.string(),
  })
  .meta({ id: 'RoutingRule' })

export const RecipientView = z
  .strictObject({
    person: z.string(),
    language: Language,
    because: z
      .strictObject({
        as: z.string(),
        role: Role.optional(),
        department: z.string().optional(),
        of: z.string().optional(),
      })
      .meta({
        description: 'Why this person: named, by role, on call, as a deputy, as a stand-in.',
      }),
  })
  .meta({ id: 'Recipient' })

export const DirectoryChangeView = z
  .strictObject({
    position: z.number(),
    at: Instant,
    by: z.strictObject({ id: z.string(), role: Role }),
    what: z.string(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'DirectoryChange' })

export const Changed = z.strictObject({ id: z.string() }).meta({ id: 'Changed' })
