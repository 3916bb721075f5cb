import { z } from 'zod'
import { setting } from '../setting.ts'

export const SUGGESTION_CERTAINTY = 0.7

/** Where the firm's own rules lie. */
export const rules = {
  POLICY_DIR: setting(z.string().default('policies'), {
    description: 'Folder of the policies, categories, root causes and the like, one JSON file each',
    readBy: ['api', 'worker'],
  }),
  CALENDAR_DIR: setting(z.string().default('calendars'), {
    description: 'Folder of the calendars, one JSON file each; a new year in it is read within seconds',
    readBy: ['api', 'worker'],
  }),
  SUGGESTION_CERTAINTY: setting(z.coerce.number().min(0).max(1).default(SUGGESTION_CERTAINTY), {
    description:
      'How certain a suggested classification must be to be shown, from 0 to 1; with 1 hardly any is',
    readBy: ['api'],
  }),
}
