import type { Db } from '../../../platform/database/database.ts'
import { defineEmail } from '../../../platform/mail/define-email.ts'
import { dateIn, formatDate } from '../../../shared/calendar.ts'
import { Button, Email, FactList, Para, Small } from '../../../ui/email/email.tsx'
import { findGroup } from '../../groups/queries/group.ts'
import { messagesOf } from '../../letters/rules/paths.ts'
import { comingAgreements, feeAgreement, groupOfAgreement } from '../queries.ts'
import { contributionFacts, contributionInWords, type FeeAgreement } from '../rules/contribution-facts.ts'

interface Change {
  groupId: string
  groupName: string
  now: FeeAgreement | null
  then: FeeAgreement
  from: Temporal.PlainDate
}

/** Nothing is left to say once something else was agreed for an earlier day, or the day has come. */
async function announced(db: Db, agreementId: string): Promise<Change | null> {
  const groupId = await groupOfAgreement(db, agreementId)
  const group = groupId && (await findGroup(db, groupId))
  if (!group) return null
  const coming = await comingAgreements(db, group.id, dateIn(db.now, group.timeZone))
  const then = coming.find(({ id }) => id === agreementId)
  if (!then?.holdsFrom) return null
  const now = await feeAgreement(db, group.id)
  return { groupId: group.id, groupName: group.name, now, then, from: then.holdsFrom }
}

/** To everybody of the circle, once: what a place costs from a later day on. */
export const feeChangesEmail = defineEmail<Change>({
  name: 'fee-changes',
  load: announced,
  subject: ({ groupName, from }) => `${groupName}: what you pay from ${formatDate(from)}`,
  body: ({ groupId, groupName, now, then, from }, { society, to, link }) => (
    <Email
      society={society}
      title={`What you pay from ${formatDate(from)}`}
      replyHref={link(messagesOf(groupId))}
    >
      <Para>Dear {to},</Para>
      <Para>
        {`The leaders of ${groupName} have agreed what a place costs from ${formatDate(from)} on.`}
        {now && ` Until then everything stays as it is: ${contributionInWords(now)}.`}
      </Para>
      <FactList facts={contributionFacts(then)} />
      <Button href={link(`/groups/${groupId}/circle`)}>To the circle’s page</Button>
      <Small>Is that difficult for you? Please write to your leaders; they may find a way.</Small>
    </Email>
  ),
})
