import { expect, test } from 'vitest'
import { createStack } from '../../src/run/stack.ts'

const silent = () => undefined

test('parts are stopped in the reverse order of their start', async () => {
  const order: string[] = []
  const stack = createStack(silent)
  for (const name of ['database', 'server', 'worker']) {
    await stack.add({ name, stop: async () => void order.push(name) })
  }
  await Promise.all([stack.stopAll(), stack.stopAll()])
  expect(order).toEqual(['worker', 'server', 'database'])
})

test('one that fails to stop is said and killed, and the rest is stopped', async () => {
  const order: string[] = []
  const said: string[] = []
  const stack = createStack((line) => said.push(line))
  await stack.add({ name: 'database', stop: async () => void order.push('database') })
  const stop = () => Promise.reject(new Error('it hangs'))
  await stack.add({ name: 'server', stop, kill: () => void order.push('server killed') })
  await stack.stopAll()
  expect(said).toEqual(['server: it hangs'])
  expect(order).toEqual(['server killed', 'database'])
})

test('what is started while everything is being stopped is stopped at once', async () => {
  const stack = createStack(silent)
  await stack.stopAll()
  let stopped = false
  const late = stack.add({ name: 'worker', stop: async () => void (stopped = true) })
  await expect(late).rejects.toThrow('worker was stopped while starting')
  expect(stopped).toBe(true)
})

test('killing reaches the part that will not stop', async () => {
  const killed: string[] = []
  const stack = createStack(silent)
  const kill = (name: string) => () => void killed.push(name)
  await stack.add({ name: 'database', stop: async () => undefined, kill: kill('database') })
  await stack.add({ name: 'server', stop: () => new Promise(() => {}), kill: kill('server') })
  void stack.stopAll()
  stack.killAll()
  expect(killed).toEqual(['database', 'server'])
})
