import { TextInput } from '@mantine/core'
import type { Framed } from '../input.ts'
import { clockText } from '../../parts/when.tsx'

/** As the browser's own input writes it, by the reader's clock. */
const local = (at: unknown): string =>
  typeof at === 'string' && !Number.isNaN(Date.parse(at)) ? clockText(Date.parse(at)).replace(' ', 'T') : ''

/** A day and a time by the reader's clock; sent in UTC. */
export const InstantInput = ({ value, onChange, framing }: Framed) => (
  <TextInput
    {...framing}
    type="datetime-local"
    defaultValue={local(value)}
    onChange={({ currentTarget }) => {
      const at = Date.parse(currentTarget.value)
      onChange(Number.isNaN(at) ? undefined : new Date(at).toISOString())
    }}
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
