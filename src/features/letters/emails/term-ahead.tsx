import { defineEmail } from '../../../platform/mail/define-email.ts'
import { timeForReader } from '../../../shared/two-zones.ts'
import { Button, Email, Link, List, Para, Small } from '../../../ui/email/email.tsx'
import { Written } from '../../../ui/email/written.tsx'
import { placeInWords } from '../../groups/rules/place-in-words.ts'
import { termCalendar } from '../../meetings/calendar/feed.ts'
import type { MeetingToldOf } from '../../meetings/queries/load-meeting.ts'
import { type DatesFacts, termAheadFacts } from '../queries/letter-facts.ts'
import { choicesOf, endsAt, messagesOf } from '../rules/paths.ts'
import { Closing } from './letter-parts.tsx'

/** The dates of the term ahead, with all of them as a file for the reader's own calendar (R45). */
export const termAhead = defineEmail<DatesFacts>({
  name: 'term-ahead',
  load: termAheadFacts,
  subject: ({ letter }) => `Our dates for the term ahead: ${letter.groupName}`,
  body: ({ letter, dates }, { society, link, to }) => {
    const usual = dates.find(({ place }) => !place?.once)
    const isUsual = (date: MeetingToldOf) =>
      !usual || whereInWords(date) === whereInWords(usual) || !whereInWords(date)
    return (
      <Email
        society={society}
        title="Our dates for the term ahead"
        replyHref={link(messagesOf(letter.groupId))}
        choices={{ href: link(choicesOf(letter.groupId)), of: letter.groupName }}
      >
        <Para>Dear {to},</Para>
        {letter.words.opening && <Written text={letter.words.opening} />}
        <List
          items={dates.map((each) => {
            const when = timeForReader(each, letter.timeZone, letter.ownZone)
            return isUsual(each) ? when : `${when}, ${whereInWords(each)}`
          })}
        />
        {usual?.place && (
          <Para>
            {dates.every(isUsual) ? 'We meet' : 'Otherwise we meet'} {whereInWords(usual)}.
          </Para>
        )}
        <Button href={link(`/groups/${letter.groupId}/circle`)}>Open the group’s page</Button>
        <Para>
          The file attached puts them into your calendar. It does not follow when one is moved;{' '}
          <Link href={link('/calendar')}>a calendar address of your own</Link> does.
        </Para>
        <Closing words={letter.words.closing} leaders={letter.leaders} />
        <Small>The file names nobody, and says nothing of the way in.</Small>
      </Email>
    )
  },
  calendar: ({ dates }, { host, society, noReplyAddress }) => ({
    method: 'PUBLISH',
    content: termCalendar(
      dates.map((each) => ({ ...each, place: each.place?.name })),
      { host, societyName: society, noReplyAddress },
    ),
  }),
  ends: (_, { token }) => endsAt(token, 'term-ahead'),
})

/** 'at Tollcross Library, 1 Example Street', 'online' */
function whereInWords(date: MeetingToldOf): string {
  const words = placeInWords(date)
  return date.mode === 'online' || words === '' ? words : `at ${words}`
}
