import type { LastMeeting } from '../commands/note-dates.ts'

/** From the form's word to the command's. */
export const lastMeetingIn = (last: string): LastMeeting =>
  last === 'now' || last === 'stays' ? last : { meetingId: last }
