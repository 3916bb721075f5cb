import { createContext, use, type ReactNode } from 'react'
import { Box, Group, Stack } from '@mantine/core'
import type { FieldFault } from '../asking/failure.ts'
import { idle, type Known } from './choosing.ts'
import { without } from './completed.ts'
import { arranged, isWide } from './arrange.ts'
import { FieldInput } from './field-input.tsx'
import { Folded } from './folded.tsx'
import { EvidenceParts, OF_EVIDENCE } from './inputs/evidence-input.tsx'
import { isEvidence, plain, type Field, type Schema } from './schema.ts'
import type { Value } from './value.ts'

export type Form = { operation: string; known: Known; faults: readonly FieldFault[]; whole?: Value }

const FormContext = createContext<Form | undefined>(undefined)

export function useForm(): Form {
  const form = use(FormContext)
  if (!form) throw new Error('A field stands in no form.')
  return form
}

/** What the API said of a field, by its place in the body. */
export const useFault = (at: string): string | undefined =>
  useForm().faults.find(({ pointer }) => pointer === at)?.detail

type Fields = {
  schema: Schema
  value: Value
  onChange: (value: Value) => void
  /** Where they stand in the body, as a JSON pointer. */
  at?: string
  /** The group that they are in. */
  group?: string
}

/** The fields of an object: short ones beside each other, those that are needed first, the seldom ones out of the way. */
export function Fields({ schema, value, onChange, at = '', group }: Fields) {
  const { operation, known } = useForm()
  const { shown, folds } = arranged(operation, without(withoutProof(schema), idle(known)), at === '')
  const inputFor = (field: Field) => (
    <Box key={field.name} {...(isWide(field) && { style: WHOLE_LINE })}>
      <FieldInput
        field={field}
        group={group}
        at={`${at}/${field.name}`}
        value={value[field.name]}
        onChange={(changed) => onChange({ ...value, [field.name]: changed })}
      />
    </Box>
  )
  return (
    <Stack gap="sm">
      {isEvidence(schema) && <EvidenceParts schema={schema} evidence={value} at={at} change={onChange} />}
      {shown.length > 0 && <Box style={GRID}>{shown.map(inputFor)}</Box>}
      <Group gap="xs">
        {folds.map(({ word, fields }) => (
          <Folded key={word} word={word} names={fields.map(({ name }) => name)} value={value} at={at}>
            <Box style={GRID}>{fields.map(inputFor)}</Box>
          </Folded>
        ))}
      </Group>
    </Stack>
  )
}

const GRID = {
  display: 'grid',
  gap: 12,
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))',
}
const WHOLE_LINE = { gridColumn: '1 / -1' }

/** What an evidence consists of is asked for together. */
function withoutProof(schema: Schema): Schema {
  if (!isEvidence(schema)) return schema
  const left = Object.entries(plain(schema).properties ?? {}).filter(([name]) => !OF_EVIDENCE.has(name))
  return { ...schema, properties: Object.fromEntries(left) }
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
