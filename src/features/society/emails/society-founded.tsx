import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, List, Para } from '../../../ui/email/email.tsx'

/** About the first administrator; to them, so that they see that their address is right. */
export const societyFoundedEmail = defineEmail<{ regions: number }>({
  name: 'society-founded',
  load: async (db) => {
    const { regions } = await db
      .selectFrom('region')
      .select(({ fn }) => fn.countAll<number>().as('regions'))
      .executeTakeFirstOrThrow()
    return { regions }
  },
  subject: (_, { society }) => `${society} is set up`,
  body: ({ regions }, context) => (
    <Email society={context.society} title="The society is set up" replyHref={context.link('/contact')}>
      <Para>Dear {context.to},</Para>
      <Para>
        You are the administrator of {context.society}. From now on you sign in with this email address; there
        is no password to remember or to lose.
      </Para>
      <Para>What comes next:</Para>
      <List
        items={[
          `Enter who represents ${regions === 1 ? 'the region' : `each of the ${regions} regions`}: they are told of every enquiry from there. Until then enquiries come to you.`,
          'Look over the society’s numbers: sizes, minutes, fees. They are the guidance’s unless you changed them.',
        ]}
      />
      <Button href={context.link('/office')}>Go to the office</Button>
    </Email>
  ),
})
