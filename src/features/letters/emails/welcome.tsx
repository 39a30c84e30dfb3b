import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, FactList, Heading, List, Para, Small } from '../../../ui/email/email.tsx'
import { Written } from '../../../ui/email/written.tsx'
import { type WelcomeFacts, welcomeFacts } from '../queries/letter-facts.ts'
import { messagesOf } from '../rules/paths.ts'
import { Closing, meetingFacts, Phones, Reading } from './letter-parts.tsx'

/** To a new member. */
export const welcome = defineEmail<WelcomeFacts>({
  name: 'welcome',
  load: welcomeFacts,
  subject: ({ letter }) => `Welcome to ${letter.groupName}`,
  body: ({ letter, next, reading }, { society, link, to }) => (
    <Email
      society={society}
      title={`Welcome to ${letter.groupName}`}
      replyHref={link(messagesOf(letter.groupId))}
    >
      <Para>Dear {to},</Para>
      {letter.words.opening && <Written text={letter.words.opening} />}
      <Para>
        You are a member of <strong>{letter.groupName}</strong>. Your circle has a page of its own:
      </Para>
      <List
        items={[
          next
            ? 'the dates, and a calendar address that follows them'
            : 'the dates, as soon as they are fixed, and a calendar address that follows them',
          letter.mode === 'online'
            ? 'the way in, which opens shortly before each meeting'
            : 'the place where you meet',
          'the ground rules you agreed to, what there is to pay, and whom to ring',
        ]}
      />
      <Button href={link(`/groups/${letter.groupId}/circle`)}>To your circle</Button>
      {next && <Heading>Your first meeting</Heading>}
      {next && <FactList facts={meetingFacts(next, letter.ownZone)} />}
      <Phones mode={letter.mode} leaders={letter.leaders} />
      {reading.length > 0 && <Heading>If you would like to read something first</Heading>}
      <Reading items={reading} />
      <Closing words={letter.words.closing} leaders={letter.leaders} />
      <Small>You sign in with this email address; there is no password.</Small>
    </Email>
  ),
})
