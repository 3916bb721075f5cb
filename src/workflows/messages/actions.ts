/** What clients and workers agree on for the reminders of actions. */
export const REMIND_OF_ACTIONS_WORKFLOW = 'remindOfActions'

export type ActionsReminded = { told: number; untold: number }

export type ActionActivities = {
  /** May run twice: each owner is reminded once for each week. */
  remindOwners(): Promise<ActionsReminded>
}
