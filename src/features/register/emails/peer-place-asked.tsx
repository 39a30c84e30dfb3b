import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'
import { type PeerAsking, peerAsking } from '../queries/contact.ts'

/** About a request for a place among peers, to every member but the one who answers it: all agree first. */
export const peerPlaceAskedEmail = defineEmail<PeerAsking>({
  name: 'peer-place-asked',
  load: async (db, requestId) => (await peerAsking(db, requestId)) ?? null,
  subject: ({ name, groupName }) => `${name} asks for a place in ${groupName}`,
  body: ({ name, groupName, peerGroupId }, { society, to, link }) => (
    <Email society={society} title="A place among you" replyHref={link(`/peers/${peerGroupId}`)}>
      <Para>Dear {to},</Para>
      <Para>
        {name} asks for a place in {groupName}. Nobody joins you without the yes of everybody who sits there;
        whoever keeps the entry answers when all have said it.
      </Para>
      <Para>
        If you would rather not, speak with whoever keeps the entry: {name} is only told yes or no, by
        nobody’s name and without a reason.
      </Para>
      <Button href={link(`/peers/${peerGroupId}`)}>Say whether you agree</Button>
    </Email>
  ),
})
