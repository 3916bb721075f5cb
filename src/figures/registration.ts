import { REGISTER } from '../domain/time/clocks.ts'
import type { ClockFigures } from './figure.ts'

/** Whether it is the clock of the registration itself (R8). */
export const isRegistration = ({ owedBy, clock }: Pick<ClockFigures, 'owedBy' | 'clock'>): boolean =>
  owedBy === 'agent' && clock === REGISTER
