import type { Language } from '../../domain/names.ts'
import { html, type Html, type Part } from '../../words/html.ts'
import { LONGEST, type Field, type Typed } from './typed.ts'
import { FIELD_LABELS } from './words.ts'

/** What is said of a field that does not fit. */
export type Faults = ReadonlyMap<Field | 'files', string>

/** What the fields of the form are drawn from. */
export type Form = { language: Language; typed: Typed; faults: Faults }

type Input = { type?: string; owed?: boolean; rows?: number; auto?: string; max?: string }

const isOwed = (owed: boolean): Part => owed && html` <span class="owed">*</span>`
const faultId = (name: string) => `${name}-fault`
export const faultOf = (name: Field | 'files', { faults }: Form): Part =>
  faults.has(name) && html`<p class="fault" id="${faultId(name)}">${faults.get(name)}</p>`
const marks = (name: Field | 'files', { faults }: Form): Part =>
  faults.has(name) && html`aria-invalid="true" aria-describedby="${faultId(name)}"`

/** A line to type in, or several. */
export function field(name: Field, form: Form, input: Input = {}): Html {
  const { type = 'text', owed = false, rows, auto = 'off', max } = input
  const value = form.typed[name] ?? ''
  const shared = html`id="${name}" name="${name}" maxlength="${LONGEST[name]}" ${owed && html`required`}
  ${marks(name, form)}`
  return html`<label for="${name}">${FIELD_LABELS[name][form.language]}${isOwed(owed)}</label>${
      rows
        ? html`<textarea ${shared} rows="${rows}">${value}</textarea>`
        : html`<input
            ${shared}
            type="${type}"
            value="${value}"
            autocomplete="${auto}"
            ${max && html`max="${max}"`}
          />`
    }${faultOf(name, form)}`
}

export type Choice = { value: string; text: string; hint?: string | undefined }

/** One of several, each in a sentence. */
export const picks = (name: Field, choices: readonly Choice[], form: Form): Html =>
  html`<fieldset>
    <legend>${FIELD_LABELS[name][form.language]}</legend>
    ${choices.map((choice) => pick(name, choice, form))} ${faultOf(name, form)}
  </fieldset>`

function pick(name: Field, { value, text, hint }: Choice, { typed }: Form): Html {
  const isChecked = (typed[name] ?? '') === value && html` checked`
  const input = html`<input type="radio" name="${name}" value="${value}" ${isChecked} />`
  return html`<label class="pick"
    >${input} ${text}${hint && html`<small class="hint">${hint}</small>`}</label
  >`
}
