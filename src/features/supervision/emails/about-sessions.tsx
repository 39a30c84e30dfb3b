import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, Para, Small } from '../../../ui/email/email.tsx'
import type { Session } from '../queries/sessions.ts'
import { invitation, loadTold, sessionFacts, type Told } from './session-told.tsx'

// About one session, to its people alone.

/** An email about one session, as long as it stands as the email says. */
const aboutSession =
  ({ entersCalendar }: { entersCalendar: boolean }) =>
  (
    name: string,
    isSo: (session: Session) => boolean,
    subject: (told: Told) => string,
    words: (told: Told) => string,
    button: string,
  ) =>
    defineEmail<Told>({
      name,
      load: async (db, id) => {
        const told = await loadTold(db, id)
        return told && isSo(told.session) ? told : null
      },
      subject,
      body: (told, { society, to, link }) => (
        <Email society={society} title={subject(told)} replyHref={link(told.path)}>
          <Para>Dear {to},</Para>
          <Para>{words(told)}</Para>
          {sessionFacts(told)}
          <Button href={link(told.path)}>{button}</Button>
          {entersCalendar && (
            <Small>
              The entry for your calendar comes with this email, in the words you chose for calendars.
            </Small>
          )}
        </Email>
      ),
      ...(entersCalendar && { calendar: invitation }),
    })

const dated = aboutSession({ entersCalendar: true })
const noted = aboutSession({ entersCalendar: false })

const isAhead = ({ state }: Session) => state === 'planned'

export const sessionPlannedEmail = dated(
  'supervision-session-planned',
  isAhead,
  (told) => `Supervision with ${told.with}: a date`,
  () => 'A session is planned:',
  'See, move or cancel it',
)
export const sessionMovedEmail = dated(
  'supervision-session-moved',
  isAhead,
  (told) => `Supervision with ${told.with}: another date`,
  () => 'A session has moved. It is now:',
  'See, move or cancel it',
)
export const sessionCancelledEmail = dated(
  'supervision-session-cancelled',
  ({ state }) => state === 'cancelled',
  (told) => `Supervision with ${told.with}: a session is cancelled`,
  () => 'This session does not take place; it is taken out of your calendar:',
  'See the session',
)

export const sessionReminderEmail = noted(
  'supervision-reminder',
  isAhead,
  (told) => `Tomorrow: supervision with ${told.with}`,
  () => 'A reminder of your session:',
  'See the session',
)
export const sessionToLogEmail = noted(
  'supervision-session-to-log',
  ({ state }) => state === 'to-log',
  (told) => `Did your session with ${told.with} take place?`,
  () =>
    'Its hour is over, and nobody has logged it yet. One of you logs date, length and who was there, another confirms it; nothing of what was said.',
  'Log it, or say that it did not take place',
)
export const sessionLoggedEmail = noted(
  'supervision-session-logged',
  ({ state }) => state === 'logged',
  (told) => `${told.loggedBy ?? 'Somebody'} has logged a session of supervision`,
  (told) =>
    told.session.confirms
      ? 'Please say whether it was so. It counts once you have confirmed it.'
      : 'One of those who were there confirms it; then it counts.',
  'See what was logged',
)
export const sessionDisputedEmail = noted(
  'supervision-session-disputed',
  ({ state }) => state === 'disputed',
  (told) => `A session with ${told.with} needs another look`,
  () => 'Somebody says that it was not as it was logged. Log it anew as it was, or withdraw it.',
  'Put it right',
)
