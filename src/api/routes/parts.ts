import { z } from 'zod'
import type { Role } from '../../domain/policy.ts'

/** Everybody who works here. */
export const STAFF: readonly Role[] = ['agent', 'supervisor', 'manager', 'management', 'operator', 'auditor']
export const TAKES_IN: readonly Role[] = [
  'customer',
  'agent',
  'supervisor',
  'manager',
  'management',
  'operator',
]
export const IMPORTS: readonly Role[] = ['operator', 'manager', 'management']

/** The path of one complaint. */
export const one = z.strictObject({
  id: z.string().min(1).max(60).meta({ description: "The complaint's id (cmp_…) or its number." }),
})
export const clock = one.extend({ name: z.string().min(1).max(60) })
/** How many of a page. */
export const limit = z.coerce.number().int().min(1).max(200).default(50)
export const Flag = z.enum(['true', 'false']).transform((text) => text === 'true')
export const count = z.coerce.number().int().min(1)
export const named = z.string().min(1).max(120)
