import { Text } from '@mantine/core'
import { useState } from 'react'
import { askNamed } from '../../asking/ask.ts'
import { queries } from '../../asking/use-ask.ts'
import { SchemaForm } from '../../dialogs/schema-form.tsx'
import type { Value } from '../../dialogs/value.ts'
import { Dialog } from '../../parts/dialog.tsx'
import type { Order } from '../kinds.ts'
import { OrderGoing } from '../order-going.tsx'
import { useSay } from '../words.ts'
import { OrderIt } from './order-it.tsx'
import type { Adopting } from './adopting.ts'

type Shown = Adopting & { title: string; close: () => void }
type Sent = { id: string; body: Value }

/** Which complaints are to adopt something: it is tried first, then ordered, and shown how it goes. */
export function AdoptDialog({ title, close, ...adopting }: Shown) {
  const say = useSay()
  const [tried, setTried] = useState<Sent>()
  const [isChoosing, choose] = useState(true)
  const [ordered, setOrdered] = useState<string>()
  const { kind, given } = adopting
  const end = () => {
    close()
    // What moved is shown anew.
    if (ordered !== undefined) void queries.invalidateQueries()
  }
  const tell = (sent: Sent) => {
    setTried(sent)
    choose(false)
  }
  const next = ({ done }: Order) =>
    tried && <OrderIt {...{ adopting, done, body: tried.body }} ordered={setOrdered} choose={choose} />
  return (
    <Dialog
      size="lg"
      close={end}
      title={isChoosing ? title : `${title} · ${say(ordered ? 'order' : 'tried')}`}
    >
      {ordered !== undefined ? (
        <OrderGoing key={ordered} kind={kind} id={ordered} close={end} />
      ) : tried && !isChoosing ? (
        <OrderGoing key={tried.id} {...{ kind, next }} id={tried.id} close={end} />
      ) : (
        <Choosing {...adopting} given={tried?.body ?? given ?? {}} close={close} tried={tell} />
      )}
    </Dialog>
  )
}

type Chosen = Adopting & { close: () => void; tried: (sent: Sent) => void }

/** Which of them; what is sent finds out what would follow. */
function Choosing({ operation, settled, given = {}, close, tried }: Chosen) {
  const say = useSay()
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        {say('adoptAbout')}
      </Text>
      <SchemaForm
        operation={operation}
        draft={[operation, ...Object.values(settled)].join('.')}
        given={given}
        settled={{ ...settled, dryRun: true }}
        send={async (body, key) => {
          const { answer } = await askNamed(operation, {}, body, key)
          const { id } = answer as { id: string }
          const { selection, reason } = body as Value
          tried({ id, body: { selection, reason } })
        }}
        isToldElsewhere
        // Once it is sent, what would follow is shown.
        done={(isSent) => isSent || close()}
      />
    </>
  )
}
