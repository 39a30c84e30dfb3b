import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Email, Para, Small } from '../../../ui/email/email.tsx'
import { Written } from '../../../ui/email/written.tsx'
import { type CircleMessage, messageById } from '../queries/messages.ts'
import { choicesOf, conversationWith, endsAt, messagesOf } from '../rules/paths.ts'

/** Leaders to everybody, leaders to one, a member to the leaders: each in an email of their own, with nobody else's address. */
export const circleMessage = defineEmail<CircleMessage>({
  name: 'circle-message',
  load: messageById,
  subject: ({ groupName, sender }) => `A message from ${sender}: ${groupName}`,
  body: (message, { society, link, to }) => (
    <Email
      society={society}
      title={title(message)}
      replyHref={link(replyTo(message))}
      choices={
        message.memberId === null
          ? { href: link(choicesOf(message.groupId)), of: message.groupName }
          : undefined
      }
    >
      <Para>Dear {to},</Para>
      <Para>{lead(message)}</Para>
      <Written text={message.body} />
      <Small>{whoReadsAnAnswer(message)}</Small>
    </Email>
  ),
  ends: ({ memberId }, { token }) => (memberId === null ? endsAt(token, 'messages') : null),
})

const isFromMember = ({ memberId, senderId }: CircleMessage): boolean => memberId === senderId

const title = (message: CircleMessage): string =>
  isFromMember(message) ? `${message.sender} has written to you` : `A message from ${message.sender}`

function lead(message: CircleMessage): string {
  const { sender, groupName, memberId } = message
  if (isFromMember(message)) return `${sender} of ${groupName} has written to those who lead it:`
  return memberId ? `${sender} has written to you:` : `${sender} has written to everybody of ${groupName}:`
}

const replyTo = (message: CircleMessage): string =>
  isFromMember(message) ? conversationWith(message.groupId, message.senderId) : messagesOf(message.groupId)

function whoReadsAnAnswer(message: CircleMessage): string {
  if (isFromMember(message))
    return `Your answer goes to ${message.sender}; whoever leads with you can read it, nobody else.`
  return message.memberId
    ? 'Only you got this. Your answer goes to those who lead the group, and to nobody else.'
    : 'An answer goes to those who lead the group, not to everybody.'
}
