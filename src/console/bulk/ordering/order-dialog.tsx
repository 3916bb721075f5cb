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
import type { Ordering } from './ordering.ts'

type Shown = Ordering & { title: string; close: () => void }
type Sent = { id: string; body: Value }

/** What many complaints are to do: it is tried first, then ordered, and shown how it goes. */
export function OrderDialog({ title, close, ...ordering }: Shown) {
  const say = useSay()
  const [tried, setTried] = useState<Sent>()
  const [isChoosing, choose] = useState(true)
  const [ordered, setOrdered] = useState<string>()
  const { kind, given, words } = ordering
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
    tried && <OrderIt {...{ ordering, done, body: tried.body }} ordered={setOrdered} choose={choose} />
  return (
    <Dialog
      size="lg"
      close={end}
      title={isChoosing ? title : `${title} · ${say(ordered ? words.order : 'tried')}`}
    >
      {ordered !== undefined ? (
        <OrderGoing key={ordered} kind={kind} id={ordered} close={end} />
      ) : tried && !isChoosing ? (
        <OrderGoing key={tried.id} {...{ kind, next }} id={tried.id} close={end} />
      ) : (
        <Choosing {...ordering} given={tried?.body ?? given ?? {}} close={close} tried={tell} />
      )}
    </Dialog>
  )
}

type Chosen = Ordering & { close: () => void; tried: (sent: Sent) => void }

/** What they are asked; what is sent finds out what would follow. */
function Choosing({ operation, params = {}, settled, given = {}, words, close, tried }: Chosen) {
  const say = useSay()
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        {say(words.about)}
      </Text>
      <SchemaForm
        operation={operation}
        draft={[operation, ...Object.values(params), ...Object.values(settled)].join('.')}
        given={given}
        settled={{ ...settled, dryRun: true }}
        send={async (body, key) => {
          const { answer } = await askNamed(operation, params, body, key)
          const { id } = answer as { id: string }
          const { dryRun: _, ...asked } = body as Value
          tried({ id, body: asked })
        }}
        isToldElsewhere
        // Once it is sent, what would follow is shown.
        done={(isSent) => isSent || close()}
      />
    </>
  )
}
