import { defineEmail } from '../../../platform/mail/define-email.ts'
import { whenInWords } from '../../../shared/two-zones.ts'
import { Email, FactList, Heading, Para } from '../../../ui/email/email.tsx'
import { Written } from '../../../ui/email/written.tsx'
import { discussionInvitation } from '../calendar/discussion-invitation.ts'
import { loadTalk, type TalkProps } from './discussion-agreed.tsx'

/** To both sides: the talk leaves the calendar by the same UID and a higher SEQUENCE. */
export const discussionCancelledEmail = defineEmail<TalkProps>({
  name: 'discussion-cancelled',
  load: async (...about) => {
    const talk = await loadTalk(...about)
    return talk?.isCancelled ? talk : null
  },
  subject: (talk) => `Your talk with ${talk.with} is cancelled`,
  body: (talk, { society, to, link }) => (
    <Email society={society} title={`Your talk with ${talk.with} is cancelled`} replyHref={link(talk.path)}>
      <Para>Dear {to},</Para>
      <Para>
        {talk.byOther
          ? `${talk.with} has cancelled your talk:`
          : `You have cancelled your talk with ${talk.with}:`}
      </Para>
      <FactList facts={[['Not any more', whenInWords(talk, talk.zones)]]} />
      {talk.word && (
        <>
          <Heading>{talk.byOther ? `What ${talk.with} says` : 'What you said with it'}</Heading>
          <Written text={talk.word} />
        </>
      )}
      <Para>It is taken out of your calendar with this email. The enquiry stays open.</Para>
    </Email>
  ),
  calendar: (talk, context) =>
    discussionInvitation({ ...talk, sequence: talk.sequence + 1, timeZone: talk.zones.own }, context),
})
