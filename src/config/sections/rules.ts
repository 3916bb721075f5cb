import { z } from 'zod'
import { setting } from '../setting.ts'

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
}
