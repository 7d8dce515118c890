import type { LoggedMeeting, Meeting } from '../../journal/commands.ts'

/** What was saved a moment ago, for the notice that says so. */
export interface SavedMeeting extends LoggedMeeting {
  readonly name: string
  readonly due: Meeting['followUp']
}
