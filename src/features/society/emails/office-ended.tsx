import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Email, Para, Small } from '../../../ui/email/email.tsx'
import { type OfficeKind, officeInWords } from '../rules/office.ts'

interface OfficeEndedProps {
  office: string
  after: string
}

const afterwards: Record<OfficeKind, string> = {
  representative:
    'You are told of no more enquiries from there, and no longer see them. What you have answered stays with the society.',
  administrator:
    'The society’s office is closed to you from now on. What you have done there stays as it is.',
  council: 'You no longer see the society’s numbers, nor what was forwarded to you.',
  'concerns-officer': 'Concerns now go to somebody else. You no longer see those you have read.',
}

/** About an office that has ended; to whoever held it. */
export const officeEndedEmail = defineEmail<OfficeEndedProps>({
  name: 'office-ended',
  load: async (db, officeId) => {
    const office = await db
      .selectFrom('office')
      .leftJoin('region', 'region.id', 'office.region_id')
      .select(['office.kind', 'region.name'])
      .where('office.id', '=', officeId)
      .where('office.until', 'is not', null)
      .executeTakeFirst()
    return office ? { office: officeInWords(office.kind, office.name), after: afterwards[office.kind] } : null
  },
  subject: ({ office }, { society }) => `You are no longer ${office} for ${society}`,
  body: ({ office, after }, context) => (
    <Email
      society={context.society}
      title={`You are no longer ${office}`}
      replyHref={context.link('/contact')}
    >
      <Para>Dear {context.to},</Para>
      <Para>Your office for {context.society} has ended. Thank you for what you have done in it.</Para>
      <Para>{after}</Para>
      <Small>If this surprises you, please ask us.</Small>
    </Email>
  ),
})
