import { defineEmail } from '../../../platform/mail/define-email.ts'
import { formatDay } from '../../../shared/calendar.ts'
import { Button, Email, Para, Small } from '../../../ui/email/email.tsx'
import { textNews } from '../queries/planning/planning-news.ts'

interface Props {
  group: string
  version: number
  on: string
  href: string
  planningHref: string
}

/** About a common text to which the last leader has said yes; written to the others. */
export const planningTextAgreedEmail = defineEmail<Props>({
  name: 'planning-text-agreed',
  load: async (db, textId, { link }) => {
    const news = await textNews(db, textId)
    if (!news?.agreedAt) return null
    return {
      group: news.group,
      version: news.version,
      on: formatDay(news.agreedAt, news.timeZone),
      href: link(`/groups/${news.groupId}/planning/texts/${textId}`),
      planningHref: link(`/groups/${news.groupId}/planning`),
    }
  },
  subject: ({ group }) => `You have agreed how you lead ${group}`,
  body: ({ group, version, on, href, planningHref }, context) => (
    <Email society={context.society} title="Agreed" replyHref={planningHref}>
      <Para>Dear {context.to},</Para>
      <Para>
        Everybody who leads <strong>{group}</strong> has said yes to your common text: version {version} holds
        since {on}.
      </Para>
      <Button href={href}>Read or print it</Button>
      <Small>It is not set in stone: any of you can propose another version at any time.</Small>
    </Email>
  ),
})
