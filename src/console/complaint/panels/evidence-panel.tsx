import { Code, Group, Stack, Text } from '@mantine/core'
import { eventName } from '../../../words/events.ts'
import { fieldName } from '../../../words/fields.ts'
import { EVIDENCE_KINDS } from '../../../words/findings.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import { When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useDesk } from '../desk.tsx'
import { useJournal, type EventShown } from '../use-complaint.ts'
import { useSay } from '../words.ts'
import { CompareFile } from './compare-file.tsx'
import { OpenFile } from './open-file.tsx'
import { Panel } from './panel.tsx'

export type Proof = { kind?: string; digest?: string; source?: string; name?: string; reference?: string }
type Shown = { sequence: number; type: string; at: string; proof: Proof }

/** As far back as evidence is looked for. */
const BLOCKS = 10

/** What proves what, wherever it was brought: files by their digests, recordings by their reference. */
export function EvidencePanel() {
  const say = useSay()
  const { entries } = useJournal(useDesk().complaint, BLOCKS)
  const all = evidenceIn(entries)
  if (all.length === 0) return null
  return (
    <Panel title={say('evidence')} count={all.length}>
      <Stack gap="xs">
        {all.map((one) => (
          <OneProof key={one.sequence} {...one} />
        ))}
      </Stack>
    </Panel>
  )
}

function evidenceIn(entries: readonly EventShown[]): Shown[] {
  const voided = entries.flatMap(({ event }) => (event.type === 'entryVoided' ? [event['sequence']] : []))
  return entries.flatMap(({ sequence, event }) => {
    const proof = event.type === 'evidenceAttached' ? event : (event['evidence'] ?? event['proof'])
    if (typeof proof !== 'object' || proof === null || voided.includes(sequence)) return []
    return [{ sequence, type: event.type, at: event.at, proof }]
  })
}

function OneProof({ sequence, type, at, proof }: Shown) {
  const language = useLanguage()
  const { kind, name, source, digest, reference } = proof
  return (
    <Stack gap={2}>
      <Text size="sm">
        {kind && wordIn(EVIDENCE_KINDS, kind, language)} {name ?? reference}
      </Text>
      <Text size="xs" c="dimmed">
        #{sequence} {eventName(type, language)} · {source && `${fieldName('source', language)} ${source} · `}
        <When at={at} exact />
      </Text>
      {digest && (
        <Group gap={6}>
          <Code title={digest}>{digest.slice(0, 12)}…</Code>
          <OpenFile digest={digest} name={name} />
          <CompareFile digest={digest} />
        </Group>
      )}
    </Stack>
  )
}
