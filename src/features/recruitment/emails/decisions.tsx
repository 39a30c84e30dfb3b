import type { Db } from '../../../platform/database/database.ts'
import { defineEmail, type MailContext } from '../../../platform/mail/define-email.ts'
import { formatDate } from '../../../shared/calendar.ts'
import { Button, Email, FactList, Para } from '../../../ui/email/email.tsx'
import { Written } from '../../../ui/email/written.tsx'
import { type DecisionLetter, decisionLetterById } from '../queries/decision-letters.ts'
import { type OwnApplication, ownApplication } from '../queries/own-application.ts'
import type { ApplicationState } from '../rules/application-state.ts'

// What the leaders decided, to their applicant, in the leaders' own words; about a decision letter.

interface Decided extends OwnApplication {
  letter: DecisionLetter
}

/** Nothing is left to say once something else has been decided. */
const whileIn = (state: ApplicationState) => async (db: Db, letterId: string) => {
  const own = await ownApplication(db)
  const letter = await decisionLetterById(db, letterId)
  return own?.state === state && letter ? { ...own, letter } : null
}

const pageOf = ({ link, token }: MailContext): string => link(`/applications/${token}`)

export const putOnWaitingListEmail = defineEmail<Decided>({
  name: 'put-on-waiting-list',
  load: whileIn('waiting'),
  subject: ({ groupName }) => `You are on the waiting list of ${groupName}`,
  body: ({ groupName, letter }, context) => (
    <Email
      society={context.society}
      title={`You are on the waiting list of ${groupName}`}
      replyHref={`${pageOf(context)}#letters`}
    >
      <Written text={letter.body} />
      <Para>
        A seat that becomes free is offered in the order of the list, to one at a time. Your page shows how
        many wait before you, and you can leave the list there with one press.
      </Para>
      <Button href={pageOf(context)}>To my page</Button>
    </Email>
  ),
})

export const applicationDeferredEmail = defineEmail<Decided>({
  name: 'application-deferred',
  load: whileIn('deferred'),
  subject: ({ groupName }) => `Your application to ${groupName}: a little later`,
  body: ({ groupName, letter }, context) => (
    <Email
      society={context.society}
      title={`Your application to ${groupName}`}
      replyHref={`${pageOf(context)}#letters`}
    >
      <Written text={letter.body} />
      {letter.untilOn && <FactList facts={[['You hear from us by', formatDate(letter.untilOn)]]} />}
      <Button href={pageOf(context)}>To my page</Button>
    </Email>
  ),
})

export const applicationDeclinedEmail = defineEmail<Decided>({
  name: 'application-declined',
  load: whileIn('declined'),
  subject: ({ groupName }) => `Your application to ${groupName}`,
  body: ({ groupName, letter }, context) => (
    <Email
      society={context.society}
      title={`Your application to ${groupName}`}
      replyHref={context.link('/contact')}
    >
      <Written text={letter.body} />
      <Button href={context.link('/groups')}>Find another group</Button>
    </Email>
  ),
})

/** Not a decision about them: the group itself comes to its end. About the application. */
export const applicationEndedWithGroupEmail = defineEmail<OwnApplication>({
  name: 'application-ended-with-group',
  load: async (db) => {
    const own = await ownApplication(db)
    return own?.state === 'group-closed' ? own : null
  },
  subject: ({ groupName }) => `${groupName} closes`,
  body: ({ groupName, name }, context) => (
    <Email society={context.society} title={`${groupName} closes`} replyHref={context.link('/contact')}>
      <Para>Dear {name},</Para>
      <Para>
        {`You have applied to ${groupName}. Its leaders have decided to bring the group to its end, so it takes nobody in any more. We are sorry: this says nothing about you or what you wrote. If you had agreed on a talk, it does not take place.`}
      </Para>
      <Para>
        Other groups may have a place for you, and the waiting list tells you when a new one opens in your
        region. What you wrote is deleted three months after the group’s last meeting.
      </Para>
      <Button href={context.link('/groups')}>Find another group</Button>
      <Para>
        <a href={context.link('/waiting-list')}>Tell me when a group opens</a>
      </Para>
    </Email>
  ),
})
