import { formatDayAndTime } from '../../../shared/calendar.ts'
import type { SaidLine } from '../pages/conversation.tsx'
import type { Enquiry, Message } from '../queries.ts'

/** The conversation from its first word on, in words; `names` as the reader calls both sides. */
export function saidLines(
  enquiry: Enquiry,
  messages: readonly Message[],
  timeZone: string,
  names: { enquirer: string; society: string },
): SaidLine[] {
  return [
    { when: formatDayAndTime(enquiry.receivedAt, timeZone), who: names.enquirer, body: enquiry.message },
    ...messages.map(({ writtenAt, fromSociety, author, body }) => ({
      when: formatDayAndTime(writtenAt, timeZone),
      who: fromSociety ? (author ?? names.society) : names.enquirer,
      body,
    })),
  ]
}
