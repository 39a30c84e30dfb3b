import { defineEmail } from '../../../platform/mail/define-email.ts'
import { regionInSentence } from '../../../shared/region-words.ts'
import { Button, Email, List, Para } from '../../../ui/email/email.tsx'
import type { OfficeKind } from '../rules/office.ts'

interface OfficeGivenProps {
  kind: OfficeKind
  region: string
  isNamedPublicly: boolean
}

/** What the office is, to whoever has just been given it. */
interface OfficeWords {
  title: string
  entered: string
  tasks: string[]
  door: string
}

/** About an office; to whoever holds it now. */
export const officeGivenEmail = defineEmail<OfficeGivenProps>({
  name: 'office-given',
  load: async (db, officeId) => {
    const office = await db
      .selectFrom('office')
      .leftJoin('region', 'region.id', 'office.region_id')
      .select(['office.kind', 'region.name', 'office.named_publicly_at'])
      .where('office.id', '=', officeId)
      .where('office.until', 'is', null)
      .executeTakeFirst()
    if (!office) return null
    return {
      kind: office.kind,
      region: regionInSentence(office.name ?? 'a region'),
      isNamedPublicly: office.named_publicly_at !== null,
    }
  },
  subject: (office, { society }) => `${wordsOf(office).title} for ${society}`,
  body: (office, context) => {
    const { title, entered, tasks, door } = wordsOf(office)
    return (
      <Email society={context.society} title={title} replyHref={context.link('/contact')}>
        <Para>Dear {context.to},</Para>
        <Para>{entered}</Para>
        <List items={tasks} />
        <Para>
          When you are away for some days, say so on your home page under “I will be away”. You sign in with
          this email address; there is no password.
        </Para>
        <Button href={context.link(`/sign-in?next=${door}`)}>Sign in</Button>
      </Email>
    )
  },
})

function wordsOf({ kind, region, isNamedPublicly }: OfficeGivenProps): OfficeWords {
  switch (kind) {
    case 'representative':
      return {
        title: `You represent ${region}`,
        entered: `The society has entered you as regional representative for ${region}. Whoever thinks of starting a group there, or looks for one, can now turn to you.`,
        tasks: [
          'Each enquiry from your region is announced to you by email. You read and answer it when you are signed in; your own address is shown to nobody.',
          isNamedPublicly
            ? 'Your name stands on the page where people ask us, as you agreed. You can take it away at any time, on your home page.'
            : 'Your name is not shown to the public. If you would like it to be, say so on your home page.',
        ],
        door: '/home',
      }
    case 'administrator':
      return {
        title: 'You are administrator',
        entered: 'The society has made you one of its administrators.',
        tasks: [
          'Enquiries from regions without a representative come to you, and you see that none is forgotten.',
          'You keep the society’s numbers, its regions and who holds which office. Each change is kept with your name.',
        ],
        door: '/office',
      }
    case 'council':
      return {
        title: 'You sit on Council',
        entered: 'The society has entered you as a member of its Council.',
        tasks: [
          'You see how the society is doing, in numbers: its groups, its regions, what is waiting.',
          'An enquiry that needs Council is forwarded to you, and announced by email. You see no others.',
        ],
        door: '/office',
      }
    case 'concerns-officer':
      return {
        title: 'You hear concerns about groups',
        entered:
          'The society has made you its one officer for concerns. When somebody is worried about a group, they write to you.',
        tasks: [
          'Each concern is announced to you by email. You read and answer it when you are signed in, and nobody else sees it.',
          'That you hold this office is known to the administrators and to Council.',
        ],
        door: '/enquiries',
      }
  }
}
