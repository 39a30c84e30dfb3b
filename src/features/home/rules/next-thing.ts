/** What might wait for somebody who comes home. */
export interface Waiting {
  invitation: { id: string; title: string } | null
  enquiries: number
  /** Regions nobody represents; only administrators are asked to mend that. */
  unrepresented: { id: string; name: string } | null
  /** The next step of a group one leads. */
  groupStep: { group: string; title: string; label: string; href: string } | null
}

export interface NextThing {
  title: string
  why: string
  href: string
  label: string
}

/** The one thing to do now: people who wait come before work that can wait. */
export function nextThing({ invitation, enquiries, unrepresented, groupStep }: Waiting): NextThing | null {
  if (invitation) {
    return {
      title: invitation.title,
      why: 'Somebody hopes for your answer.',
      href: `/invitations/${invitation.id}`,
      label: 'Read the invitation',
    }
  }
  if (enquiries > 0) {
    return {
      title:
        enquiries === 1
          ? 'Somebody is waiting for an answer'
          : `${enquiries} people are waiting for an answer`,
      why: 'Whoever asks about a group should hear from a person soon.',
      href: '/enquiries',
      label: 'Read the enquiries',
    }
  }
  if (groupStep) {
    const { group, title, label, href } = groupStep
    return {
      title: `${group}: ${title}`,
      why: 'It brings the group nearer to its next meeting.',
      href,
      label,
    }
  }
  if (unrepresented) {
    return {
      title: `Say who represents ${unrepresented.name}`,
      why: 'People who think of a group would rather ask somebody near them.',
      href: `/office/regions/${unrepresented.id}`,
      label: 'Enter a representative',
    }
  }
  return null
}
