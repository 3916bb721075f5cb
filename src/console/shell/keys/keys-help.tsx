import { Kbd, Table } from '@mantine/core'
import { useMay } from '../../asking/me.ts'
import { pagesFor } from '../../pages.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { useSay } from '../../words.ts'

/** The keys there are. */
export function KeysHelp({ close }: { close: () => void }) {
  const [say, may] = [useSay(), useMay()]
  const rows: [string, string][] = [
    ['Ctrl/⌘ K, /', say('findAnything')],
    ...pagesFor(may)
      .filter(({ key }) => key !== undefined)
      .map(({ key, word }): [string, string] => [`g ${key}`, say(word)]),
    ['j, k', say('keyMove')],
    ['Enter, o', say('keyOpen')],
    ['x', say('keySelect')],
    ['s', say('keyNext')],
    ['a', say('keyAssignMe')],
    ['y', say('keyTake')],
    ['n', say('keyNote')],
    ['c', say('keyContact')],
    ['m', say('keyMessage')],
    ['e', say('keyEscalate')],
    ['[', say('snippets')],
    ['Ctrl Enter', say('send')],
    ['Esc', say('keyBack')],
    ['?', say('keys')],
  ]
  return (
    <Dialog close={close} title={say('keys')}>
      <Table>
        <Table.Tbody>
          {rows.map(([key, what]) => (
            <Table.Tr key={key}>
              <Table.Td>
                <Kbd>{key}</Kbd>
              </Table.Td>
              <Table.Td>{what}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Dialog>
  )
}
