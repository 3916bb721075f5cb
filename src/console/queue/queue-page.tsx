import { Anchor, Table, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useAsk } from '../asking/use-ask.ts'
import { Loaded } from '../parts/states.tsx'
import { useSay } from '../words.ts'

export function Page() {
  const say = useSay()
  const list = useAsk('listComplaints', { query: { sort: 'desk', open: true } })
  return (
    <>
      <Title order={1} size="h3">
        {say('queue')}
      </Title>
      <Loaded of={list}>
        {({ data }) => (
          <Table highlightOnHover>
            <Table.Tbody>
              {data.map(({ id, number, subject }) => (
                <Table.Tr key={id}>
                  <Table.Td>
                    <Anchor component={Link} to={`/complaints/${id}`}>
                      {number}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>{subject}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Loaded>
    </>
  )
}
