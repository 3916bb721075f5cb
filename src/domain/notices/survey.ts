import type { Complaint } from '../complaint.ts'

/** Its template. */
export const SURVEY = 'survey'

/** The letter that asks the customer how it went: one in a cycle (F64, F65). */
export const surveyKey = ({ cycle }: Pick<Complaint, 'cycle'>): string => `survey/${cycle}`

export const isSurvey = (complaint: Pick<Complaint, 'cycle'>, key: string): boolean =>
  key === surveyKey(complaint)
