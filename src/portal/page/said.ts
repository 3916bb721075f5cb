import type { Language } from '../../domain/names.ts'
import { pageTime } from '../../words/dates.ts'
import type { RedressItem } from '../../domain/commands/solution.ts'
import { moneyText, type Money } from '../../words/money.ts'
import { itemText } from '../../words/telling/redress.ts'
import type { Instant } from '../../domain/instant.ts'
import { html, type Html } from '../../words/html.ts'
import { codeName } from '../../words/codes.ts'
import { label } from './labels.ts'

export type Reader = { language: Language; zone: string }

/** An instant as people write it where the complaint is handled. */
export const timeOf = (at: Instant, { language, zone }: Reader): string => pageTime(at, language, zone)

/** A person's own words. */
const TEXTS = [
  'said',
  'what',
  'measures',
  'text',
  'comment',
  'reason',
  'reasons',
  'to',
  'place',
  'name',
] as const
const CODES = ['method', 'ground', 'result'] as const
const DATES = ['executeBy', 'dueAt', 'startsAt'] as const

/** What was said, a line for each thing. */
export function saidLines(said: Readonly<Record<string, unknown>>, reader: Reader): Html[] {
  const { language } = reader
  const text = (name: string) => (typeof said[name] === 'string' ? said[name] : undefined)
  const lines: Html[] = []
  for (const name of CODES) {
    const code = text(name)
    if (code) lines.push(html`<p class="soft">${codeName(name, code, language)}</p>`)
  }
  for (const name of TEXTS) if (text(name)) lines.push(html`<p class="say">${text(name)}</p>`)
  const { redress, items } = said
  if (Array.isArray(items))
    lines.push(
      html`<ol>
        ${(items as RedressItem[]).map((item) => html`<li>${itemText(item, language)}</li>`)}
      </ol>`,
    )
  if (isMoney(redress)) lines.push(labelledLine('redress', moneyText(redress, language), language))
  for (const name of DATES) {
    const at = said[name]
    if (typeof at === 'number') lines.push(labelledLine(name, timeOf(at, reader), language))
  }
  const upheld = text('upheld')
  if (upheld) lines.push(labelledLine('upheld', codeName('upheld', upheld, language), language))
  const routes = text('routes')
  if (routes)
    lines.push(html`<p><small>${label('routes', language)}</small></p>`, html`<p class="say">${routes}</p>`)
  return lines
}

const labelledLine = (name: Parameters<typeof label>[0], value: string, language: Language): Html =>
  html`<p><small>${label(name, language)}</small> <strong>${value}</strong></p>`

const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'amountCents' in value && 'currency' in value
