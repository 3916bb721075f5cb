import { Button, Group, NativeSelect } from '@mantine/core'
import { IconColumns, IconDownload, IconRefresh, IconStar } from '@tabler/icons-react'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { addressOf } from '../asking/ask.ts'
import { prefer, useLanguage } from '../shell/preferences.ts'
import { SORTS, type Query, type Sort } from './address.ts'
import type { Changes } from './use-changes.ts'
import type { Going } from './use-place.ts'
import { useSay } from './words.ts'

const ColumnsMenu = lazy(async () => ({ default: (await import('./list/columns-menu.tsx')).ColumnsMenu }))
const ViewsMenu = lazy(async () => ({ default: (await import('./views-menu.tsx')).ViewsMenu }))

type Shown = {
  going: Going
  filter: Query | undefined
  changes: Changes
  show: () => void
  children: ReactNode
}

/** What stands above the table: what has changed, the order, views, columns, and the way out as a file. */
export function Toolbar({ going, filter, changes, show, children }: Shown) {
  const [say, language] = [useSay(), useLanguage()]
  const { place, go } = going
  const [open, setOpen] = useState<'columns' | 'views'>()
  return (
    <Group gap="xs" mih={30} style={{ flexShrink: 0 }}>
      {children}
      <Changed changes={changes} show={show} />
      <NativeSelect
        size="xs"
        ml="auto"
        aria-label={say('sort')}
        data={SORTS.map((one) => ({ value: one, label: say(one) }))}
        value={place.sort}
        onChange={({ currentTarget }) => {
          const sort = currentTarget.value as Sort
          prefer({ sort })
          go({ sort })
        }}
      />
      <Press label={say('views')} icon={IconStar} act={() => setOpen('views')} />
      <Press label={say('columns')} icon={IconColumns} act={() => setOpen('columns')} />
      <Button
        component="a"
        href={addressOf('exportComplaints', {}, { ...filter, language })}
        download
        size="xs"
        variant="default"
        leftSection={<IconDownload size={14} aria-hidden />}
      >
        {say('export')}
      </Button>
      <Suspense>
        {open === 'columns' && <ColumnsMenu close={() => setOpen(undefined)} />}
        {open === 'views' && <ViewsMenu close={() => setOpen(undefined)} />}
      </Suspense>
    </Group>
  )
}

function Press({ label, icon: Icon, act }: { label: string; icon: typeof IconStar; act: () => void }) {
  return (
    <Button size="xs" variant="default" leftSection={<Icon size={14} aria-hidden />} onClick={act}>
      {label}
    </Button>
  )
}

/** That something has changed, which is shown when somebody wants to see it. */
function Changed({ changes: { count, isUnsure }, show }: Pick<Shown, 'changes' | 'show'>) {
  const say = useSay()
  const says = isUnsure
    ? say('perhapsChanged')
    : count > 0
      ? `${count} ${say(count === 1 ? 'oneChange' : 'changes')}`
      : undefined
  return (
    <div role="status">
      {says !== undefined && (
        <Button size="xs" radius="xl" leftSection={<IconRefresh size={14} aria-hidden />} onClick={show}>
          {says}
        </Button>
      )}
    </div>
  )
}
