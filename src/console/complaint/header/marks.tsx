import { Badge, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconHourglass, IconInfoCircle, IconUrgent } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { WAIT_REASONS } from '../../../words/clocks.ts'
import { detailName } from '../../../words/details.ts'
import { fieldName } from '../../../words/fields.ts'
import { EVIDENCE_KINDS, EXAMPLE_KINDS } from '../../../words/findings.ts'
import { COLON, listed } from '../../../words/languages.ts'
import { OUTCOMES } from '../../../words/stages.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import { Link } from '@tanstack/react-router'
import { useMay } from '../../asking/me.ts'
import { When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useDesk } from '../desk.tsx'
import { useSay } from '../words.ts'

type Look = { color: string; icon: typeof IconInfoCircle; children: ReactNode }

const Mark = ({ color, icon: Icon, children }: Look) => (
  <Badge
    variant="light"
    color={color}
    tt="none"
    radius="sm"
    h="auto"
    py={2}
    styles={{ label: { whiteSpace: 'normal' } }}
    leftSection={<Icon size={13} aria-hidden />}
  >
    {children}
  </Badge>
)

/** What is out of the ordinary, and what stands in the way. Nothing, where nothing does. */
export function Marks() {
  const [say, language] = [useSay(), useLanguage()]
  const { emergency, level, importing, closingHeld } = useDesk().complaint
  return (
    <Group gap={6}>
      {emergency && (
        <Mark color="red" icon={IconUrgent}>
          {say('emergency')}
        </Mark>
      )}
      {level > 0 && (
        <Mark color="red" icon={IconAlertTriangle}>
          {fieldName('escalationLevel', language)} L{level}
        </Mark>
      )}
      <AboutHandling />
      <AsExample />
      {importing && (
        <Mark color="blue" icon={IconInfoCircle}>
          {say('importing')}
        </Mark>
      )}
      <MergedInto />
      <Waiting />
      <RevisitByOthers />
      <InTheWay />
      {closingHeld && (
        <Mark color="blue" icon={IconHourglass}>
          {say('closingHeld')} {wordIn(OUTCOMES, closingHeld.outcome, language)}
        </Mark>
      )}
    </Group>
  )
}

/** The other complaint, in which it goes on. */
function MergedInto() {
  const [say, { mergedInto }] = [useSay(), useDesk().complaint]
  return (
    mergedInto && (
      <Mark color="blue" icon={IconInfoCircle}>
        {say('mergedInto')}{' '}
        <Link to="/complaints/$id" params={{ id: mergedInto }}>
          {mergedInto}
        </Link>
      </Mark>
    )
  )
}

/** From how many sides it is proved, while that is too few. */
function Sources() {
  const say = useSay()
  const { independentSources: sources, stage } = useDesk().complaint
  if (!sources || stage === 'closed' || sources.known >= sources.needed) return null
  return (
    <Mark color="orange" icon={IconInfoCircle}>
      {say('independentSources')} {sources.known}/{sources.needed}
    </Mark>
  )
}

/** It complains of how a complaint was handled: of which, where it is another. */
function AboutHandling() {
  const language = useLanguage()
  const { aboutHandling, handlingOf } = useDesk().complaint
  return (
    aboutHandling && (
      <Mark color="orange" icon={IconInfoCircle}>
        {fieldName('aboutHandling', language)} {handlingOf}
      </Mark>
    )
  )
}

/** A lead has marked it for others to learn from. */
function AsExample() {
  const language = useLanguage()
  const { example } = useDesk().complaint
  return (
    example && (
      <Mark color="teal" icon={IconInfoCircle}>
        {fieldName('example', language)}
        {COLON[language]}
        {wordIn(EXAMPLE_KINDS, example.kind, language)}
      </Mark>
    )
  )
}

/** For whom it waits, and since when. */
function Waiting() {
  const [say, language] = [useSay(), useLanguage()]
  return useDesk().complaint.waiting.map(({ reason, since }) => (
    <Mark key={reason} color="blue" icon={IconHourglass}>
      {say('waitsFor')}
      {COLON[language]}
      {wordIn(WAIT_REASONS, reason, language)}{' '}
      <Text span inherit fw={400}>
        {say('since')} <When at={since} />
      </Text>
    </Mark>
  ))
}

/** Whoever has handled it does not revisit it: they are told for whom it waits. */
function RevisitByOthers() {
  const [say, mayEver] = [useSay(), useMay()]
  const { complaint, may } = useDesk()
  if (complaint.stage !== 'revisiting' || may('recordRevisit') || !mayEver('recordRevisit')) return null
  return (
    <Mark color="blue" icon={IconHourglass}>
      {say('revisitByOthers')}
    </Mark>
  )
}

/** What has to be there first. */
function InTheWay() {
  const [say, language] = [useSay(), useLanguage()]
  const { missing = [], evidenceWanted = [], proposal, clearance, stage } = useDesk().complaint
  const at = (when: 'classify' | 'propose') =>
    missing.filter((one) => one.at === when).map(({ field }) => detailName(field, language))
  const wanted = stage === 'closed' ? [] : evidenceWanted.filter(({ isThere }) => !isThere)
  const rows = [
    ['missingAtClassify', at('classify')],
    ['missingAtPropose', at('propose')],
    ['evidenceWanted', wanted.map(({ kind }) => wordIn(EVIDENCE_KINDS, kind, language))],
  ] as const
  return (
    <>
      {rows.map(([word, fields]) =>
        fields.length === 0 ? null : (
          <Mark key={word} color="orange" icon={IconInfoCircle}>
            {say(word)}
            {COLON[language]}
            {listed(fields, language)}
          </Mark>
        ),
      )}
      <Sources />
      {proposal?.state === 'awaitingApproval' && (
        <Mark color="orange" icon={IconHourglass}>
          {say('needsApproval')}
        </Mark>
      )}
      {clearance && clearance.endedAt === undefined && (
        <Mark color="orange" icon={IconHourglass}>
          {say('needsClearance')}
        </Mark>
      )}
    </>
  )
}
