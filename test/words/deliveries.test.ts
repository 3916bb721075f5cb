import { expect, test } from 'vitest'
import { DELIVERIES } from '../../src/words/sentences/deliveries.ts'
import { heldName } from '../../src/words/telling/delivery.ts'
import { sentencesIn, sourcesIn } from '../support/refusal-sentences.ts'

const SAYING =
  /^src\/(notify\/(channels\/(robot|robot-sender|slack|teams|email|conversation|signed-post)|couriers\/send)|register\/notices\/came-back)\.ts$/
const said = sourcesIn(SAYING).flatMap((file) =>
  sentencesIn(file, { thrown: true, isSaid: (text) => /^[A-Z].* .*[.§]$/.test(text) }),
)

test('why something was not delivered is said in Chinese too', () => {
  expect(said.length).toBeGreaterThan(8)
  expect(said.filter((sentence) => !Object.hasOwn(DELIVERIES, sentence))).toEqual([])
  expect(Object.keys(DELIVERIES).filter((sentence) => !said.includes(sentence))).toEqual([])
})

test.each([
  ['noAddress', '没有地址', 'no address'],
  ['It took longer than 30000 ms.', '超过 30000 毫秒仍未完成。', 'It took longer than 30000 ms.'],
  [
    'The mail server failed (RCPT TO, EENVELOPE): 550 there is no such mailbox',
    '邮件服务器出错（RCPT TO, EENVELOPE）: 550 there is no such mailbox',
    'The mail server failed (RCPT TO, EENVELOPE): 550 there is no such mailbox',
  ],
  ['What nobody has written down', 'What nobody has written down', 'What nobody has written down'],
])('%s', (reason, zh, en) => {
  expect([heldName(reason, 'zh'), heldName(reason, 'en')]).toEqual([zh, en])
})
