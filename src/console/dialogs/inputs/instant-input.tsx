import { TextInput } from '@mantine/core'
import type { Framed } from '../input.ts'
import { isoOf, momentText } from '../../parts/moment-input.tsx'

const shown = (at: unknown): string => {
  const instant = typeof at === 'string' ? Date.parse(at) : Number.NaN
  return Number.isNaN(instant) ? '' : momentText(instant)
}

/** A day and a time by the reader's clock; sent in UTC. */
export const InstantInput = ({ value, onChange, framing }: Framed) => (
  <TextInput
    {...framing}
    type="datetime-local"
    defaultValue={shown(value)}
    onChange={({ currentTarget }) => onChange(isoOf(currentTarget.value))}
  />
)

export const DayInput = ({ value, onChange, framing }: Framed) => (
  <TextInput
    {...framing}
    type="date"
    value={(value as string | undefined) ?? ''}
    onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
  />
)
