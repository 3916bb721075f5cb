import { Fieldset, FileInput, Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '../../words.ts'
import { useFault, useForm } from '../form.tsx'
import type { Framed } from '../input.ts'
import { labelOf, optionName } from '../labels.ts'
import { choicesOf, plain } from '../schema.ts'
import { digestOf } from './digest.ts'

type Evidence = { kind?: string; digest?: string; source?: string; name?: string; reference?: string }
type Part = { at: string; evidence: Evidence; change: (evidence: Evidence | undefined) => void }

/**
 * What proves a thing: the file stays where it is, its digest (SHA-256) is recorded, worked out here. Of a recording the
 * reference under which it is found will do.
 */
export function EvidenceInput({ field, group, at, value, onChange, framing }: Framed) {
  const evidence = (value ?? {}) as Evidence
  const part = { at, evidence, change: onChange }
  const isReferred = evidence.kind === 'recording'
  return (
    <Fieldset legend={framing.label}>
      <Stack gap="xs">
        <KindInput {...{ field, group, value, onChange, framing }} {...part} />
        {isReferred && <LinePart {...part} name="reference" />}
        {evidence.kind && !evidence.reference && <FilePart {...part} />}
        {evidence.kind && <LinePart {...part} name="source" />}
      </Stack>
    </Fieldset>
  )
}

function KindInput({ field, at, evidence, change, framing }: Framed & Part) {
  const { operation, known } = useForm()
  const schema = plain(field.schema)
  const fault = useFault(`${at}/kind`)
  const kinds = choicesOf((schema.anyOf?.[0] ?? schema).properties!['kind']!).map((kind) => ({
    value: String(kind),
    label: optionName({ operation, group: field.name, field: 'kind' }, kind, known.language, known.names),
  }))
  return (
    <Select
      label={labelOf('kind', known.language)}
      data={kinds}
      value={evidence.kind ?? null}
      error={fault ?? framing.error}
      onChange={(kind) => change(kind === null ? undefined : { ...evidence, kind })}
      clearable={!field.required}
    />
  )
}

function LinePart({ at, evidence, change, name }: Part & { name: 'source' | 'reference' }) {
  const { known } = useForm()
  return (
    <TextInput
      label={labelOf(name, known.language)}
      value={evidence[name] ?? ''}
      error={useFault(`${at}/${name}`)}
      onChange={({ currentTarget }) => change({ ...evidence, [name]: currentTarget.value })}
    />
  )
}

function FilePart({ at, evidence, change }: Part) {
  const say = useSay()
  const [file, setFile] = useState<File | null>(null)
  const take = async (chosen: File | null) => {
    setFile(chosen)
    const { digest: _digest, name: _name, ...rest } = evidence
    change(chosen ? { ...rest, digest: await digestOf(chosen), name: chosen.name } : rest)
  }
  return (
    <FileInput
      label={say('file')}
      description={evidence.digest ?? say('fileStays')}
      error={useFault(`${at}/digest`)}
      value={file}
      onChange={(chosen) => void take(chosen)}
      clearable
    />
  )
}
