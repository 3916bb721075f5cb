import type { Field } from './schema.ts'

/** What every input of a form is given. */
export type Input = {
  field: Field
  group?: string | undefined
  /** A JSON pointer into the body. */
  at: string
  /** What it is called here, if otherwise than elsewhere. */
  label?: string | undefined
  /** What is said of it beside its name. */
  hint?: string | undefined
  value: unknown
  onChange: (value: unknown) => void
}

/** What stands around it: what it is called, whether it is needed, what helps, and what the API said of it. */
export type Framing = {
  label: string
  required: boolean
  error: string | undefined
  name: string
  description: string | undefined
  /** What holds where nothing is said. */
  placeholder: string | undefined
}

export type Framed = Input & { framing: Framing }
