import { Group, NumberInput, Radio, Switch, TagsInput, TextInput } from '@mantine/core'
import { fieldName } from '../../../words/fields.ts'
import { useLanguage } from '../../shell/preferences.ts'
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

/** What has to be said is said either way; what may be left open is switched on. */
export function YesNoInput({ value, onChange, framing }: Framed) {
  const language = useLanguage()
  if (!framing.required) {
    const { label, error, name, description } = framing
    return (
      <Switch
        {...{ label, error, name, description }}
        checked={value === true}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    )
  }
  const { placeholder: _, ...frame } = framing
  return (
    <Radio.Group
      {...frame}
      value={typeof value === 'boolean' ? String(value) : null}
      onChange={(chosen) => onChange(chosen === 'true')}
    >
      <Group gap="md" mt={4}>
        <Radio value="true" label={fieldName('yes', language)} />
        <Radio value="false" label={fieldName('no', language)} />
      </Group>
    </Radio.Group>
  )
}

export const TextsInput = ({ value, onChange, framing }: Framed) => (
  <TagsInput {...framing} value={(value as string[] | undefined) ?? []} onChange={onChange} />
)
