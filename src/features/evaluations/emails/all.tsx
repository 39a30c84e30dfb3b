import { defineEmail, type RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { dateIn, formatDate } from '../../../shared/calendar.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'
import { type Evaluation, evaluationById, type OwnEvaluation, ownEvaluation } from '../queries/evaluations.ts'
import { FEWEST_REPLIES } from '../rules/evaluation.ts'

/** To each member, when the leaders ask in between. */
const evaluationOpenedEmail = defineEmail<OwnEvaluation>({
  name: 'evaluation-opened',
  load: async (db, id) => {
    const own = 'viewer' in db ? await ownEvaluation(db as Parameters<typeof ownEvaluation>[0], id) : null
    return own && !own.closedAt && !own.hasReplied ? own : null
  },
  subject: ({ groupName }) => `How is it in ${groupName}?`,
  body: ({ id, groupId, groupName, closesAt, timeZone }, { society, to, link }) => (
    <Email
      society={society}
      title={`How is it in ${groupName}?`}
      replyHref={link(`/groups/${groupId}/circle#leaders`)}
    >
      <Para>Dear {to},</Para>
      <Para>
        {`Your leaders ask the circle how it is: six short statements until ${formatDate(dateIn(closesAt, timeZone))}. Nobody can see who said what, and nothing is shown unless at least ${FEWEST_REPLIES} reply.`}
      </Para>
      <Button href={link(`/groups/${groupId}/evaluations/${id}`)}>Reply in two minutes</Button>
    </Email>
  ),
})

/** To each leader, once, when the time to reply is over. */
const evaluationClosedEmail = defineEmail<Evaluation>({
  name: 'evaluation-closed',
  load: async (db, id) => {
    const evaluation = await evaluationById(db, id)
    return evaluation?.closedAt ? evaluation : null
  },
  subject: ({ groupName }) => `What the circle says of ${groupName}`,
  body: ({ id, groupId, groupName }, { society, to, link }) => (
    <Email
      society={society}
      title={`What the circle says of ${groupName}`}
      replyHref={link(`/groups/${groupId}/evaluations/${id}`)}
    >
      <Para>Dear {to},</Para>
      <Para>
        {`The time to reply is over. If at least ${FEWEST_REPLIES} of the circle have replied, you see the sums of what they said on this page; with fewer, nothing is shown and what was said has been thrown away.`}
      </Para>
      <Button href={link(`/groups/${groupId}/evaluations/${id}`)}>See it</Button>
    </Email>
  ),
})

export const emails: RegisteredEmail[] = [evaluationOpenedEmail, evaluationClosedEmail]
