import { z } from 'zod'

export const Language = z.enum(['zh', 'en'])
export type Language = z.infer<typeof Language>
export type Title = Readonly<Record<Language, string>>

/** What a firm calls its clocks, and what each of them promises the customer. */
export type ClockTitles = {
  clocks: Readonly<Record<string, Title>>
  promises: Readonly<Record<string, Title>>
}

/** What ids are called where a person reads them; ids stay where machines do. What has no name goes by its id. */
export type Names = ClockTitles & {
  people: Readonly<Record<string, string>>
  departments: Readonly<Record<string, Title>>
  categories: Readonly<Record<string, Title>>
  rootCauses: Readonly<Record<string, Title>>
}
