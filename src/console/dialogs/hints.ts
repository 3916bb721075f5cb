import { usuallyText } from '../../words/telling/help.ts'
import { usually, type Known } from './choosing.ts'
import { optionName } from './labels.ts'
import type { Value } from './value.ts'

type Filled = { operation: string; known: Known; whole?: Value }

/** What holds where a field is left empty: what its category usually is, or what the complaint says already. */
export function hintFor(form: Filled, at: string): string | undefined {
  if (form.operation === 'classify') return usualHint(form, at.slice(1))
  return form.operation === 'amendDetails' ? hintNow(form, at) : undefined
}

function usualHint({ operation, known, whole }: Filled, field: string): string | undefined {
  const usual = usually(known, whole?.['category'])?.[field]
  if (typeof usual !== 'string') return undefined
  const { language, names } = known
  return usuallyText(optionName({ operation, field }, usual, language, names), language)
}

/** As it stands in the complaint. */
function hintNow({ known }: Filled, at: string): string | undefined {
  const found = at
    .split('/')
    .slice(1)
    .reduce<unknown>((inside, name) => (inside as Value | undefined)?.[name], known.complaint)
  return typeof found === 'string' ? found : undefined
}
