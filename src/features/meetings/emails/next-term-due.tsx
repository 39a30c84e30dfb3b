import { defineEmail } from '../../../platform/mail/define-email.ts'
import { dateIn, formatDate } from '../../../shared/calendar.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'

interface Props {
  groupId: string
  groupName: string
  timeZone: string
  ahead: number
  /** The last date that stands; null where none is ahead. */
  lastAt: Temporal.Instant | null
}

/** Few dates are ahead: the leaders are told once a term that it is time for the next one (R45). */
export const nextTermDue = defineEmail<Props>({
  name: 'next-term-due',
  load: async (db, about) => {
    const row = await db
      .selectFrom('term')
      .innerJoin('balint_group as g', 'g.id', 'term.group_id')
      .select(['g.id', 'g.name', 'g.time_zone', 'term.first_on'])
      .where('term.id', '=', about)
      .executeTakeFirst()
    if (!row) return null
    const newer = await db
      .selectFrom('term')
      .select('id')
      .where('group_id', '=', row.id)
      .where('first_on', '>', row.first_on)
      .executeTakeFirst()
    if (newer) return null
    const ahead = await db
      .selectFrom('meeting')
      .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('starts_at').as('last')])
      .where('group_id', '=', row.id)
      .where('cancelled_at', 'is', null)
      .where('starts_at', '>', db.now)
      .executeTakeFirst()
    return {
      groupId: row.id,
      groupName: row.name,
      timeZone: row.time_zone,
      ahead: Number(ahead?.count ?? 0),
      lastAt: ahead?.last ?? null,
    }
  },
  subject: ({ groupName }) => `Time for the next term: ${groupName}`,
  body: ({ groupId, timeZone, ahead, lastAt, groupName }, { society, link, to }) => (
    <Email society={society} title="Time for the next term" replyHref={link(`/groups/${groupId}/meetings`)}>
      <Para>Dear {to},</Para>
      <Para>
        {lastAt === null
          ? `${groupName} has no date ahead any more.`
          : ahead === 1
            ? `${groupName} has one date ahead, on ${formatDate(dateIn(lastAt, timeZone))}. With it this term ends.`
            : `${groupName} has ${ahead} dates ahead; the last is on ${formatDate(dateIn(lastAt, timeZone))}.`}
      </Para>
      <Para>
        People in clinics plan weeks ahead. The next term’s dates are made in one go, and shown before they
        are made; public holidays, your pauses and your leave are marked.
      </Para>
      <Button href={link(`/groups/${groupId}/meetings#term`)}>Make the next term’s dates</Button>
    </Email>
  ),
})
