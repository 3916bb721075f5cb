import { createPool } from '../../src/register/pool.ts'
import { deliverToEndpoint } from '../../src/webhooks/deliver.ts'
import { delivering, never } from './support.ts'

// Delivers to one endpoint in a process of its own, so that it can be killed in the middle.

process.stdin.resume()
process.stdin.once('end', () => process.exit())

const { databaseUrl, endpointId } = JSON.parse(process.argv[2]!) as {
  databaseUrl: string
  endpointId: string
}
process.stdout.write('delivering\n')
await deliverToEndpoint(delivering(createPool(databaseUrl)).deps, endpointId, never)
