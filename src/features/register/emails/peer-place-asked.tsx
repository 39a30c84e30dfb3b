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
        {name} asks for a place in {groupName}. Whoever keeps its entry answers as soon as all of you have
        agreed. You need give no reason, whatever you say.
      </Para>
      <Button href={link(`/peers/${peerGroupId}`)}>Say whether you agree</Button>
    </Email>
  ),
})
