import { createContext, use, type ReactNode } from 'react'
import { Stack } from '@mantine/core'
import type { FieldFault } from '../asking/failure.ts'
import type { Known } from './choosing.ts'
import { FieldInput } from './field-input.tsx'
import { fieldsOf, type Schema } from './schema.ts'
import type { Value } from './value.ts'

export type Form = { operation: string; known: Known; faults: readonly FieldFault[] }

const FormContext = createContext<Form | undefined>(undefined)

export function useForm(): Form {
  const form = use(FormContext)
  if (!form) throw new Error('A field stands in no form.')
  return form
}

/** What the API said of a field, by its place in the body; what it said of something inside it too. */
export function useFault(at: string): string | undefined {
  const { faults } = useForm()
  const own = faults.find(({ pointer }) => pointer === at)
  return own?.detail
}

type Fields = {
  schema: Schema
  value: Value
  onChange: (value: Value) => void
  /** Where they stand in the body, as a JSON pointer. */
  at?: string
  /** The group that they are in. */
  group?: string
}

/** The fields of an object, one below another, those that are needed first. */
export function Fields({ schema, value, onChange, at = '', group }: Fields) {
  const fields = fieldsOf(schema).toSorted((one, other) => Number(other.required) - Number(one.required))
  return (
    <Stack gap="sm">
      {fields.map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          group={group}
          at={`${at}/${field.name}`}
          value={value[field.name]}
          onChange={(changed) => onChange({ ...value, [field.name]: changed })}
        />
      ))}
    </Stack>
  )
}

/** For fields that stand elsewhere than one below another. */
export const FormOf = ({ form, children }: { form: Form; children: ReactNode }) => (
  <FormContext value={form}>{children}</FormContext>
)

export const FormFields = ({ form, ...fields }: Fields & { form: Form }) => (
  <FormOf form={form}>
    <Fields {...fields} />
  </FormOf>
)
