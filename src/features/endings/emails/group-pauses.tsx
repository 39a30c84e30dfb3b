import type { Db } from '../../../platform/database/database.ts'
import { defineEmail } from '../../../platform/mail/define-email.ts'
import { formatDate } from '../../../shared/calendar.ts'
import { Button, Email, FactList, Para } from '../../../ui/email/email.tsx'
import { type DatesTold, datesChangedAt } from '../queries/dates-told.ts'
import { type Pause, pauseById } from '../queries/pauses.ts'
import { datesForCalendar } from './dates-for-calendar.ts'

interface Told extends Pause {
  dates: DatesTold
}

async function load(db: Db, id: string): Promise<Told | null> {
  const pause = await pauseById(db, id)
  return pause && { ...pause, dates: await datesChangedAt(db, pause.groupId, pause.announcedAt) }
}

/** To everybody of the circle, once, with the dates that are struck out. */
export const groupPausesEmail = defineEmail<Told>({
  name: 'group-pauses',
  load,
  subject: ({ groupName }) => `${groupName} pauses`,
  body: ({ groupId, groupName, first, last, reason, dates }, { society, to, link }) => (
    <Email
      society={society}
      title={`${groupName} pauses`}
      replyHref={link(`/groups/${groupId}/circle#leaders`)}
    >
      <Para>Dear {to},</Para>
      <Para>{`${groupName} pauses, and goes on by itself afterwards. Your place is yours meanwhile.`}</Para>
      <FactList
        facts={[
          ['From', formatDate(first)],
          ['Until', formatDate(last)],
          ...(dates.meetings.length > 0
            ? [['Dates that are cancelled', String(dates.meetings.length)] as const]
            : []),
          ...(reason ? [['Your leaders say', reason] as const] : []),
        ]}
      />
      <Button href={link(`/groups/${groupId}/circle`)}>See all dates</Button>
    </Email>
  ),
  calendar: ({ dates }, context) => datesForCalendar(dates, context),
})
