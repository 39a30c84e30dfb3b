import { defineEmail } from '../../../platform/mail/define-email.ts'
import { whenInWords } from '../../../shared/two-zones.ts'
import { Email, FactList, Para } from '../../../ui/email/email.tsx'
import { discussionInvitation } from '../calendar/discussion-invitation.ts'
import { loadTalk, type TalkProps } from './discussion-agreed.tsx'

/** To whoever was to hold it: a colleague does, so it leaves their calendar. */
export const discussionTakenOverEmail = defineEmail<TalkProps>({
  name: 'discussion-taken-over',
  load: loadTalk,
  subject: (talk) => `A colleague talks with ${talk.with} in your stead`,
  body: (talk, { society, to, link }) => (
    <Email society={society} title="A colleague has taken your talk" replyHref={link(talk.path)}>
      <Para>Dear {to},</Para>
      <Para>
        {talk.heldBy ?? 'A colleague'} has agreed on another time with {talk.with}, and talks with them in
        your stead. Your own hour is free again.
      </Para>
      {talk.before && <FactList facts={[['Not any more', whenInWords(talk.before, talk.zones)]]} />}
    </Email>
  ),
  calendar: (talk, context) =>
    discussionInvitation({ ...talk, ...talk.before, isCancelled: true, timeZone: talk.zones.own }, context),
})
