import { Fieldset, Select, Stack, TextInput } from '@mantine/core'
import { EVIDENCE_KINDS } from '../../../words/findings.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import { useFault, useForm } from '../form.tsx'
import type { Framed } from '../input.ts'
import { labelOf } from '../labels.ts'
import { choicesOf, holds, plain, type Schema } from '../schema.ts'
import { FilePart } from './file-part.tsx'

export type Evidence = { kind?: string; digest?: string; source?: string; name?: string; reference?: string }
export type Part = { at: string; evidence: Evidence; change: (evidence: Evidence) => void }

/** The fields that are asked for together. */
export const OF_EVIDENCE: ReadonlySet<string> = new Set(['kind', 'digest', 'source', 'name', 'reference'])

/** What proves a thing, beside what it proves. */
export const EvidenceInput = ({ field, at, value, onChange, framing }: Framed) => (
  <Fieldset legend={framing.label}>
    <EvidenceParts
      schema={field.schema}
      at={at}
      evidence={value ?? {}}
      change={(evidence) => onChange(evidence.kind === undefined ? undefined : evidence)}
    />
  </Fieldset>
)

/** A file, or of a recording the reference under which it is found, where the schema says so. */
export function EvidenceParts({ schema, ...part }: Part & { schema: Schema }) {
  const { evidence } = part
  const isReferred = evidence.kind === 'recording' && holds(schema, 'reference')
  return (
    <Stack gap="xs">
      <KindInput schema={schema} {...part} />
      {isReferred && <LinePart {...part} name="reference" />}
      {evidence.kind && !evidence.reference && <FilePart {...part} />}
      {evidence.kind && <LinePart {...part} name="source" />}
    </Stack>
  )
}

function KindInput({ schema: given, at, evidence, change }: Part & { schema: Schema }) {
  const { known } = useForm()
  const schema = plain(given)
  const kinds = choicesOf((schema.anyOf?.[0] ?? schema).properties!['kind']!).map((kind) => ({
    value: String(kind),
    label: wordIn(EVIDENCE_KINDS, String(kind), known.language),
  }))
  const whole = useFault(at)
  return (
    <Select
      label={labelOf('kind', known.language)}
      data={kinds}
      value={evidence.kind ?? null}
      error={useFault(`${at}/kind`) ?? whole}
      onChange={(kind) => change(kind === null ? {} : ofKind(evidence, kind))}
      searchable
      clearable
    />
  )
}

/** Only a recording has a reference. */
function ofKind({ reference, ...evidence }: Evidence, kind: string): Evidence {
  return { ...evidence, kind, ...(kind === 'recording' && reference !== undefined && { reference }) }
}

function LinePart({ at, evidence, change, name }: Part & { name: 'source' | 'reference' }) {
  const { known } = useForm()
  return (
    <TextInput
      label={labelOf(name === 'reference' ? 'recordingReference' : name, known.language)}
      withAsterisk
      value={evidence[name] ?? ''}
      error={useFault(`${at}/${name}`)}
      onChange={({ currentTarget }) => change({ ...evidence, [name]: currentTarget.value })}
    />
  )
}
