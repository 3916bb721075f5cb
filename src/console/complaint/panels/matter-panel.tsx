import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { codeName } from '../../../words/codes.ts'
import { fieldName } from '../../../words/fields.ts'
import { IncidentLink } from '../../parts/incident-link.tsx'
import { useNameOf, usePolicyTitle } from '../../parts/names.tsx'
import { Facts } from '../../parts/facts.tsx'
import { When } from '../../parts/when.tsx'
import { Words } from '../../parts/words.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useDesk } from '../desk.tsx'
import { useSay } from '../words.ts'
import { Panel } from './panel.tsx'

/** What it is about, and what has been found of it. */
export function MatterPanel() {
  const [say, language, nameOf, titleOf] = [useSay(), useLanguage(), useNameOf(), usePolicyTitle()]
  const { details, classification, aboutPerson, ...complaint } = useDesk().complaint
  const { product, about } = details
  const label = (field: string) => fieldName(field, language)
  const code = (field: string, value: string | undefined) => value && codeName(field, value, language)
  return (
    <Panel title={say('matter')}>
      <Facts
        of={[
          [label('description'), details.description && <Words key="d" text={details.description} />],
          [label('wish'), details.wish && <Words key="w" text={details.wish} />],
          [label('topic'), nameOf('categories', details.topic)],
          [label('category'), nameOf('categories', classification?.category)],
          [label('urgency'), code('urgency', classification?.urgency)],
          [label('complexity'), code('complexity', classification?.complexity)],
          [label('orderNumber'), details.orderNumber],
          [label('contractNumber'), details.contractNumber],
          [label('storeId'), details.storeId],
          [label('productModel'), product?.model],
          [label('serial'), product?.serial],
          [label('incidentAt'), details.incidentAt && <When key="i" at={details.incidentAt} exact />],
          [label('incidentPlace'), details.incidentPlace],
          [label('about'), aboutPerson ? nameOf('people', about) : about],
          [label('incident'), complaint.incident && <IncidentLink key="n" id={complaint.incident} />],
          [label('rootCause'), nameOf('rootCauses', complaint.rootCause)],
          [label('upheld'), code('upheld', complaint.upheld)],
          [label('messageId'), complaint.messageId],
          [label('closedAt'), complaint.closedAt && <When key="c" at={complaint.closedAt} exact />],
          [label('reopenUntil'), complaint.reopenUntil && <When key="r" at={complaint.reopenUntil} exact />],
          [
            label('policy'),
            `${titleOf(complaint.policy.id)} · ${label('version')} ${complaint.policy.version}`,
          ],
          [label('absorbed'), complaint.absorbed && <Absorbed key="a" of={complaint.absorbed} />],
        ]}
      />
    </Panel>
  )
}

const Absorbed = ({ of }: { of: readonly { id: string; number: string }[] }) =>
  of.map(({ id, number }) => (
    <div key={id}>
      <Anchor component={Link} to={`/complaints/${id}`} size="sm">
        {number}
      </Anchor>
    </div>
  ))
