import { MultiSelect, Select, Text } from '@mantine/core'
import { useSay } from '../../words.ts'
import type { Choice } from '../choosing.ts'
import { useForm } from '../form.tsx'
import type { Framed } from '../input.ts'
import { optionName } from '../labels.ts'
import { choicesOf, plain } from '../schema.ts'

/** One of several, found by typing a part of what it is called; or some of them. */
export function ChosenInput({ field, value, onChange, framing, choices }: Framed & { choices: Choice[] }) {
  const say = useSay()
  const data = grouped(choices)
  if (field.schema.type === 'array')
    return (
      <MultiSelect
        {...{ ...framing, data, onChange }}
        value={(value as string[] | undefined) ?? []}
        searchable
        clearable
      />
    )
  const isNumber = ['integer', 'number'].includes(plain(field.schema).type ?? '')
  const chosen = value as string | number | undefined
  const read = (text: string | null) => (text === null ? undefined : isNumber ? Number(text) : text)
  return (
    <Select
      {...{ ...framing, data }}
      value={chosen === undefined ? null : String(chosen)}
      onChange={(text) => onChange(read(text))}
      searchable
      nothingFoundMessage={say('nothingFound')}
      clearable={!field.required}
      {...(choices.some(({ about }) => about) && { renderOption: explained(choices) })}
    />
  )
}

/** An option with what it means below it. */
const explained =
  (choices: readonly Choice[]) =>
  ({ option: { value, label } }: { option: { value: string; label: string } }) => (
    <div>
      <Text size="sm">{label}</Text>
      <Text size="xs" c="dimmed">
        {choices.find((one) => one.value === value)?.about}
      </Text>
    </div>
  )

/** A code, by what it is called. */
export function CodeInput(input: Framed) {
  const { field, group } = input
  const { operation, known } = useForm()
  const codes = choicesOf(field.schema.type === 'array' ? field.schema.items! : field.schema)
  const choices = codes.map((code) => ({
    value: String(code),
    label: optionName({ operation, group, field: field.name }, code, known.language, known.names),
  }))
  const isOfNumbers = typeof codes[0] === 'number'
  const schema = isOfNumbers ? { type: 'number' } : field.schema
  return <ChosenInput {...input} field={{ ...field, schema }} choices={choices} />
}

function grouped(choices: readonly Choice[]) {
  const groups = [...new Set(choices.map(({ group }) => group ?? ''))]
  const itemsIn = (group?: string) =>
    choices
      .filter((one) => group === undefined || (one.group ?? '') === group)
      .map(({ value, label }) => ({ value, label }))
  return groups.length <= 1 ? itemsIn() : groups.map((group) => ({ group, items: itemsIn(group) }))
}
