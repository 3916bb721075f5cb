import { z } from 'zod'

const AttributeType = z.enum(['string', 'time', 'integer', 'float', 'boolean'])
const OcelType = z.strictObject({
  name: z.string().min(1),
  attributes: z.array(z.strictObject({ name: z.string().min(1), type: AttributeType })),
})
const value = z.union([z.string(), z.number(), z.boolean()])
const relationships = z.array(z.strictObject({ objectId: z.string().min(1), qualifier: z.string().min(1) }))
const time = z.iso.datetime()

/** OCEL 2.0 in JSON, after the public description of the format. */
export const OcelLog = z
  .strictObject({
    objectTypes: z.array(OcelType),
    objects: z.array(
      z.strictObject({
        id: z.string().min(1),
        type: z.string(),
        attributes: z.array(z.strictObject({ name: z.string(), value, time })),
        relationships,
      }),
    ),
    events: z.array(
      z.strictObject({
        id: z.string().min(1),
        type: z.string(),
        time,
        attributes: z.array(z.strictObject({ name: z.string(), value })),
        relationships,
      }),
    ),
    eventTypes: z.array(OcelType),
  })
  .meta({ id: 'OcelLog', description: 'An object-centric event log, OCEL 2.0 (ocel-standard.org).' })
