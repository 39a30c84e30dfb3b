import { defineEmail } from '../../../platform/mail/define-email.ts'
import { whenInWords, type Zones } from '../../../shared/two-zones.ts'
import { Button, Email, FactList, Heading, Para, Small } from '../../../ui/email/email.tsx'
import { Written } from '../../../ui/email/written.tsx'
import { readersChoice } from '../../meetings/queries/calendar-words.ts'
import type { CalendarChoice } from '../../meetings/rules/calendar-words.ts'
import { discussionInvitation } from '../calendar/discussion-invitation.ts'
import { type TalkToldOf, talkById } from '../queries/discussion.ts'
import { enquiryById } from '../queries.ts'
import { wayInWords } from '../rules/way-words.ts'
import { isHolder, Note, readersZones } from './discussion-facts.tsx'

export interface TalkProps extends TalkToldOf {
  choice: CalendarChoice
  zones: Zones
  /** Whom the reader talks with. */
  with: string
  /** The other side did it. */
  byOther: boolean
  /** The page where one goes on, from the root. */
  path: string
}

/** As whichever of the two who talk it is written to. */
export const loadTalk: Parameters<typeof defineEmail<TalkProps>>[0]['load'] = async (
  db,
  talkRowId,
  { token },
) => {
  const talk = await talkById(db, talkRowId)
  const enquiry = talk && (await enquiryById(db, talk.enquiryId))
  if (!talk || !enquiry) return null
  const isEnquirer = isHolder(db)
  return {
    ...talk,
    choice: await readersChoice(db),
    zones: await readersZones(db, enquiry.id, talk.timeZone),
    with: isEnquirer ? (talk.heldBy ?? 'us') : enquiry.name,
    byOther: talk.byEnquirer !== isEnquirer,
    path: isEnquirer ? `/e/${token ?? ''}` : `/enquiries/${enquiry.id}/discussion`,
  }
}

const titleOf = (talk: TalkProps) =>
  talk.before ? `Your talk with ${talk.with} has moved` : `Your talk with ${talk.with} is agreed`

/** To both sides: when and how they talk, with an entry for the calendar. */
export const discussionAgreedEmail = defineEmail<TalkProps>({
  name: 'discussion-agreed',
  load: async (...about) => {
    const talk = await loadTalk(...about)
    return talk?.isCancelled ? null : talk
  },
  subject: titleOf,
  body: (talk, { society, to, link }) => (
    <Email society={society} title={titleOf(talk)} replyHref={link(talk.path)}>
      <Para>Dear {to},</Para>
      <Para>{opening(talk)}</Para>
      <FactList
        facts={[
          ['When', whenInWords(talk, talk.zones)],
          ...(talk.before
            ? [['Not any more', whenInWords(talk.before, talk.zones)] as [string, string]]
            : []),
          ['How', wayInWords[talk.way]],
          ['Where', <Note key="where" text={talk.wayNote ?? 'as you have agreed'} />],
        ]}
      />
      {talk.word && (
        <>
          <Heading>Said with it</Heading>
          <Written text={talk.word} />
        </>
      )}
      <Button href={link(talk.path)}>See, move or cancel it</Button>
      <Small>
        The entry for your calendar comes with this email. Should the talk be moved or called off, a further
        one changes it.
      </Small>
    </Email>
  ),
  calendar: (talk, context) => discussionInvitation({ ...talk, timeZone: talk.zones.own }, context),
})

function opening(talk: TalkProps): string {
  if (talk.before) {
    return talk.byOther
      ? `${talk.with} has picked another time for your talk.`
      : `You have picked another time for your talk with ${talk.with}.`
  }
  return talk.byOther
    ? `${talk.with} has picked a time for your talk.`
    : `You have picked a time for your talk with ${talk.with}.`
}
