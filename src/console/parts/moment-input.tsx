import { TextInput } from '@mantine/core'
import { clockText } from './when.tsx'

type Shown = { label: string; value: string; onChange: (value: string) => void; width?: number }

/** An instant that is asked for, by the reader's clock, as the browser's own input writes it. */
export const MomentInput = ({ label, value, onChange, width }: Shown) => (
  <TextInput
    size="xs"
    type="datetime-local"
    {...{ label, value }}
    {...(width !== undefined && { w: width })}
    onChange={({ currentTarget }) => onChange(currentTarget.value)}
  />
)

export const momentText = (instant: number): string => clockText(instant).replace(' ', 'T')

/** As the API takes it; nothing where nothing whole is written. */
export function isoOf(moment: string): string | undefined {
  const instant = Date.parse(moment)
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString()
}
