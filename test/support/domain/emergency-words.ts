import { hourMs, type Instant } from '../../../src/domain/instant.ts'

type Turn = { flag: boolean; number: number }
type Helping = 'recordEmergencyMeasure' | 'assignResource' | 'endEmergency' | 'evaluateEmergency'

/** What is said in an emergency. */
export const EMERGENCY_WORDS: Record<Helping, (turn: Turn, _: unknown, at: Instant) => object> = {
  recordEmergencyMeasure: () => ({ type: 'recordEmergencyMeasure', what: 'The line is shut' }),
  assignResource: ({ flag, number }, _, at) => ({
    type: 'assignResource',
    what: 'A second line',
    department: 'stores',
    ...(flag && { person: 'wang.wei', until: at + (number + 1) * 9 * hourMs }),
  }),
  endEmergency: () => ({ type: 'endEmergency', summary: 'It runs again' }),
  evaluateEmergency: ({ flag }) => ({ type: 'evaluateEmergency', effective: flag, text: 'Looked back at' }),
}
