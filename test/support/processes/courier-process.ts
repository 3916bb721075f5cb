import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker'
import type { Gateway } from '../../../src/notify/channels/signed-post.ts'
import { impatientSettings } from '../notify/couriers.ts'
import { testWorker } from '../product.ts'

// A whole worker as a process of its own, with couriers that send to a real mail server, so that it can be killed.

export type CourierOrder = {
  address: string
  databaseUrl: string
  smtpUrl: string
  sms?: Gateway
  digestGapSeconds?: number
}

Runtime.install({ logger: new DefaultLogger('ERROR') })
process.stdin.resume()
process.stdin.once('end', () => process.exit())

const {
  address,
  databaseUrl,
  smtpUrl,
  sms,
  digestGapSeconds = 0,
}: CourierOrder = JSON.parse(process.argv[2]!)
const { run } = await testWorker({
  connection: await NativeConnection.connect({ address }),
  databaseUrl,
  post: {
    delivery: {
      ...impatientSettings,
      retryAfterSeconds: [0.5],
      digestGapSeconds: { email: digestGapSeconds },
    },
    smtp: { url: smtpUrl, from: 'Yinuo <care@firm.example>' },
    ...(sms && { sms }),
    allowPrivateEndpoints: true,
    // Nothing more is heard of a killed worker's letters: the next takes them after a moment.
    pace: { timeLimitMs: 3_000 },
  },
})
process.stdout.write('working\n')
await run
