import { NumberInput, Switch, TagsInput, TextInput } from '@mantine/core'
import type { Framed } from '../input.ts'
import { SnippetArea } from '../snippets/snippet-area.tsx'
import { plain } from '../schema.ts'

// The inputs that need no more than their schema.

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

export const LineInput = ({ value, onChange, framing }: Framed) => (
  <TextInput
    {...framing}
    value={textIn(value)}
    onChange={({ currentTarget }) => onChange(currentTarget.value)}
  />
)

export const TextInputs = ({ value, onChange, framing }: Framed) => (
  <SnippetArea framing={framing} value={textIn(value)} onChange={onChange} />
)

export function NumberField({ field, value, onChange, framing }: Framed) {
  const { minimum, maximum } = plain(field.schema)
  return (
    <NumberInput
      {...framing}
      {...(minimum !== undefined && { min: minimum })}
      {...(maximum !== undefined && { max: maximum })}
      value={(value as number | undefined) ?? ''}
      onChange={(typed) => onChange(typed === '' ? undefined : Number(typed))}
    />
  )
}

export const YesNoInput = ({ value, onChange, framing: { label, error, name, description } }: Framed) => (
  <Switch
    {...{ label, error, name, description }}
    checked={value === true}
    onChange={({ currentTarget }) => onChange(currentTarget.checked)}
  />
)

export const TextsInput = ({ value, onChange, framing }: Framed) => (
  <TagsInput {...framing} value={(value as string[] | undefined) ?? []} onChange={onChange} />
)
