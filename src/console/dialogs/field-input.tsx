import type { ComponentType } from 'react'
import { choicesFor } from './choosing.ts'
import { useFault, useForm } from './form.tsx'
import { helpFor } from '../../words/telling/help.ts'
import { hintFor } from './hints.ts'
import type { Framed, Input } from './input.ts'
import { ChosenInput, CodeInput } from './inputs/choice-input.tsx'
import { EvidenceInput } from './inputs/evidence-input.tsx'
import { GroupInput, GroupsInput } from './inputs/group-input.tsx'
import { DayInput, InstantInput } from './inputs/instant-input.tsx'
import { MoneyInput } from './inputs/money-input.tsx'
import { LineInput, NumberField, TextsInput, TextInputs, YesNoInput } from './inputs/plain-inputs.tsx'
import { labelOf } from './labels.ts'
import { askingOf, holds, isEvidence, type Asking, type Field } from './schema.ts'

const INPUTS: Readonly<Record<Asking, ComponentType<Framed> | undefined>> = {
  yesNo: YesNoInput,
  choice: CodeInput,
  choices: CodeInput,
  texts: TextsInput,
  number: NumberField,
  instant: InstantInput,
  date: DayInput,
  line: LineInput,
  text: TextInputs,
  group: GroupInput,
  groups: GroupsInput,
  variant: undefined,
  nothing: undefined,
}

/** One field, asked for as its schema and its name say. */
export function FieldInput(input: Input) {
  const { field, at } = input
  const form = useForm()
  const { operation, known } = form
  const framing = {
    label: input.label ?? labelOf(field.name, known.language, operation),
    required: field.required,
    error: useFault(at),
    name: at,
    description: input.hint ?? helpFor(operation, field.name, known.language),
    placeholder: hintFor(form, at),
  }
  const choices = choicesFor(operation, field.name, known)
  if (choices) return <ChosenInput {...input} framing={framing} choices={choices} />
  const Asked = specialInput(field) ?? INPUTS[askingOf(field.schema)]
  return Asked ? <Asked {...input} framing={framing} /> : null
}

/** Sums and evidence are known by what they hold, wherever they stand. */
function specialInput({ schema }: Field): ComponentType<Framed> | undefined {
  if (holds(schema, 'amountCents')) return MoneyInput
  return isEvidence(schema) ? EvidenceInput : undefined
}
