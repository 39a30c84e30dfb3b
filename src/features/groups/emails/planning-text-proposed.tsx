import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'
import { textNews } from '../queries/planning/planning-news.ts'

interface Props {
  who: string
  group: string
  href: string
  planningHref: string
}

/** About a common text that a leader proposes; written to those who have not said yes to it. */
export const planningTextProposedEmail = defineEmail<Props>({
  name: 'planning-text-proposed',
  load: async (db, textId, { link }) => {
    const news = await textNews(db, textId)
    if (!news?.asksReader) return null
    return {
      who: news.proposedBy ?? 'Your co-leader',
      group: news.group,
      href: link(`/groups/${news.groupId}/planning/texts/${textId}`),
      planningHref: link(`/groups/${news.groupId}/planning/text`),
    }
  },
  subject: ({ who, group }) => `${who} proposes how you lead ${group}`,
  body: ({ who, group, href, planningHref }, context) => (
    <Email society={context.society} title="A common text" replyHref={planningHref}>
      <Para>Dear {context.to},</Para>
      <Para>
        {who} has written what you both might agree on for leading <strong>{group}</strong>. Read it, and say
        yes if it is yours too; or change it and propose it back.
      </Para>
      <Button href={href}>Read the text</Button>
    </Email>
  ),
})
