import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePort, portNear } from '../../src/embedded/ports.ts'

test('a taken port is moved, and it is said', async () => {
  const wanted = await freePort()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(wanted, '127.0.0.1', resolve))
  const said: string[] = []
  const port = await portNear(wanted, 'the API', (line) => said.push(line))
  expect(port).toBeGreaterThan(wanted)
  expect(said).toEqual([`Port ${wanted} is taken; the API moves to ${port}.`])
  await new Promise((resolve) => server.close(resolve))
})

test('a free port is taken without a word', async () => {
  const wanted = await freePort()
  expect(await portNear(wanted, 'the API', () => expect.unreachable())).toBe(wanted)
})
