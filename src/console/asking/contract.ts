import type { z } from 'zod'
import type { contract } from '../../api/contract.ts'
import type { CommandType } from '../../domain/command.ts'

// The types of what is asked and answered, straight from the contract of the API. Nothing of it is in the built pages.

export type Contract = typeof contract
export type Operation = keyof Contract

type Values = string | number | boolean | undefined
type Keys<Schema> = Schema extends z.ZodObject<infer Shape> ? keyof Shape & string : never
type Part<N extends Operation, P extends 'params' | 'query'> =
  Contract[N] extends Record<P, infer Schema> ? Partial<Record<Keys<Schema>, Values>> : undefined

/** What an operation is asked with; the body as it goes over the wire. */
export type Asked<N extends Operation> = {
  params?: Part<N, 'params'>
  query?: Part<N, 'query'>
  body?: Contract[N] extends { body: infer Schema extends z.ZodType } ? z.input<Schema> : undefined
}

/** What it answers, as it comes over the wire. */
export type Answer<N extends Operation> = z.input<Contract[N]['answer']>

export type ComplaintShown = Answer<'getComplaint'>
export type Listed = Answer<'listComplaints'>['data'][number]
export type ClockShown = ComplaintShown['clocks'][number]
export type RunShown = NonNullable<ClockShown['ongoing']>
/** That something has happened, and to which complaint. */
export type News = Answer<'openStream'>
export type { CommandType }
