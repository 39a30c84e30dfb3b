import { defineEmail } from '../../../platform/mail/define-email.ts'
import { regionInSentence } from '../../../shared/region-words.ts'
import { Button, Email, List, Para } from '../../../ui/email/email.tsx'

interface OfficeGivenProps {
  region: string
  isNamedPublicly: boolean
}

/** About an office; to whoever holds it now. */
export const officeGivenEmail = defineEmail<OfficeGivenProps>({
  name: 'office-given',
  load: async (db, officeId) => {
    const office = await db
      .selectFrom('office')
      .innerJoin('region', 'region.id', 'office.region_id')
      .select(['region.name', 'office.named_publicly_at'])
      .where('office.id', '=', officeId)
      .where('office.until', 'is', null)
      .executeTakeFirst()
    return office ? { region: office.name, isNamedPublicly: office.named_publicly_at !== null } : null
  },
  subject: ({ region }, { society }) => `You represent ${regionInSentence(region)} for ${society}`,
  body: ({ region, isNamedPublicly }, context) => (
    <Email
      society={context.society}
      title={`You represent ${regionInSentence(region)}`}
      replyHref={context.link('/contact')}
    >
      <Para>Dear {context.to},</Para>
      <Para>
        The society has entered you as regional representative for <strong>{regionInSentence(region)}</strong>
        . Whoever thinks of starting a group there, or looks for one, can now turn to you.
      </Para>
      <List
        items={[
          'Each enquiry from your region is announced to you by email. You read and answer it when you are signed in; your own address is shown to nobody.',
          isNamedPublicly
            ? 'Your name stands on the page where people ask us, as you agreed. You can take it away at any time, on your home page.'
            : 'Your name is not shown to the public. If you would like it to be, say so on your home page.',
        ]}
      />
      <Para>You sign in with this email address; there is no password.</Para>
      <Button href={context.link('/sign-in?next=/home')}>Sign in</Button>
    </Email>
  ),
})
