import type { Db } from '../../../platform/database/database.ts'
import { defineEmail } from '../../../platform/mail/define-email.ts'
import { dateIn, formatDate } from '../../../shared/calendar.ts'
import { Button, Email, FactList, Para } from '../../../ui/email/email.tsx'
import { type DatesTold, datesChangedAt } from '../queries/dates-told.ts'
import { type ModeChange, modeChangeById } from '../queries/mode-change.ts'
import { datesForCalendar } from './dates-for-calendar.ts'

interface Told extends ModeChange {
  dates: DatesTold
}

async function load(db: Db, id: string, takenBack: boolean): Promise<Told | null> {
  const change = await modeChangeById(db, id)
  if (!change || (change.takenBackAt !== null) !== takenBack) return null
  const dates = await datesChangedAt(db, change.groupId, change.takenBackAt ?? change.decidedAt)
  return { ...change, dates }
}

const inWords = { online: 'online', 'face-to-face': 'face to face' } as const

/** To everybody of the circle, once, with every later date for their calendar. */
export const modeChangedEmail = defineEmail<Told>({
  name: 'mode-changed',
  load: (db, id) => load(db, id, false),
  subject: ({ groupName, toMode }) => `${groupName} meets ${inWords[toMode]}`,
  body: (change, { society, to, link }) => {
    const { groupId, groupName, toMode, firstStartsAt, timeZone, place, reason } = change
    const from = firstStartsAt ? ` from ${formatDate(dateIn(firstStartsAt, timeZone))} on` : ' from now on'
    return (
      <Email
        society={society}
        title={`${groupName} meets ${inWords[toMode]}`}
        replyHref={link(`/groups/${groupId}/circle#leaders`)}
      >
        <Para>Dear {to},</Para>
        <Para>
          {`${groupName} meets ${inWords[toMode]}${from}. Days and hours stay as they are; the dates in your calendar follow.`}
        </Para>
        <FactList
          facts={[
            ...(place ? [['Where', `${place.name}, ${place.address}`] as const] : []),
            ...(toMode === 'online'
              ? [
                  ['Way in', 'On the circle’s page, when the doors open'] as const,
                  [
                    'You need',
                    'A computer or laptop with a camera, a good connection, and a room where nobody hears you',
                  ] as const,
                ]
              : []),
            ...(reason ? [['Your leaders say', reason] as const] : []),
          ]}
        />
        <Button href={link(`/groups/${groupId}/circle`)}>To the circle’s page</Button>
      </Email>
    )
  },
  calendar: ({ dates }, context) => datesForCalendar(dates, context),
})

/** It stays as it was. */
export const modeChangeTakenBackEmail = defineEmail<Told>({
  name: 'mode-change-taken-back',
  load: (db, id) => load(db, id, true),
  subject: ({ groupName }) => `${groupName} meets as before`,
  body: ({ groupId, groupName, toMode }, { society, to, link }) => (
    <Email
      society={society}
      title={`${groupName} meets as before`}
      replyHref={link(`/groups/${groupId}/circle#leaders`)}
    >
      <Para>Dear {to},</Para>
      <Para>{`${groupName} does not change to meeting ${inWords[toMode]}: it goes on as it was.`}</Para>
      <Button href={link(`/groups/${groupId}/circle`)}>To the circle’s page</Button>
    </Email>
  ),
  calendar: ({ dates }, context) => datesForCalendar(dates, context),
})
