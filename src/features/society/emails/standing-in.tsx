import type { Db } from '../../../platform/database/database.ts'
import { defineEmail } from '../../../platform/mail/define-email.ts'
import { formatDate } from '../../../shared/calendar.ts'
import { regionInSentence } from '../../../shared/region-words.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'

interface StandingInProps {
  name: string
  firstOn: Temporal.PlainDate
  lastOn: Temporal.PlainDate
  /** What they represent; none for an administrator. */
  regions: string[]
  isWithdrawn: boolean
}

async function loadAbsence(db: Db, absenceId: string): Promise<StandingInProps | null> {
  const absence = await db
    .selectFrom('office_absence as a')
    .innerJoin('person', 'person.id', 'a.person_id')
    .select(['a.person_id', 'a.first_on', 'a.last_on', 'a.withdrawn_at', 'person.name'])
    .where('a.id', '=', absenceId)
    .executeTakeFirst()
  if (!absence) return null
  const regions = await db
    .selectFrom('office')
    .innerJoin('region', 'region.id', 'office.region_id')
    .select('region.name')
    .where('office.person_id', '=', absence.person_id)
    .where('office.until', 'is', null)
    .orderBy('region.position')
    .execute()
  return {
    name: absence.name,
    firstOn: absence.first_on,
    lastOn: absence.last_on,
    regions: regions.map(({ name }) => regionInSentence(name)),
    isWithdrawn: absence.withdrawn_at !== null,
  }
}

const days = ({ firstOn, lastOn }: StandingInProps) =>
  firstOn.equals(lastOn)
    ? `on ${formatDate(firstOn)}`
    : `from ${formatDate(firstOn)} to ${formatDate(lastOn)}`

/** About an absence; to whoever stands in. */
export const standingInEmail = defineEmail<StandingInProps>({
  name: 'standing-in',
  load: async (db, absenceId) => {
    const absence = await loadAbsence(db, absenceId)
    return absence?.isWithdrawn === false ? absence : null
  },
  subject: ({ name }) => `You stand in for ${name}`,
  body: (absence, context) => (
    <Email
      society={context.society}
      title={`You stand in for ${absence.name}`}
      replyHref={context.link('/contact')}
    >
      <Para>Dear {context.to},</Para>
      <Para>
        {absence.name} is away {days(absence)}, and has entered you to stand in.
      </Para>
      {absence.regions.length > 0 && (
        <Para>
          On these days the enquiries of {absence.regions.join(' and ')} are announced to you, and you read
          and answer them as your own.
        </Para>
      )}
      <Button href={context.link('/sign-in?next=/home/away')}>See the days</Button>
    </Email>
  ),
})

/** About an absence that was taken back; to whoever was to stand in. */
export const standingInEndedEmail = defineEmail<StandingInProps>({
  name: 'standing-in-ended',
  load: async (db, absenceId) => {
    const absence = await loadAbsence(db, absenceId)
    return absence?.isWithdrawn ? absence : null
  },
  subject: ({ name }) => `You need not stand in for ${name}`,
  body: (absence, context) => (
    <Email
      society={context.society}
      title={`You need not stand in for ${absence.name}`}
      replyHref={context.link('/contact')}
    >
      <Para>Dear {context.to},</Para>
      <Para>
        {absence.name}, who was to be away {days(absence)}, is there after all. Enquiries go to them again.
      </Para>
    </Email>
  ),
})
