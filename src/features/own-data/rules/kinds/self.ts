import type { HeldKinds } from '../held-kind.ts'

/** Who somebody is. */
export const self = {
  person: {
    section: 'self',
    title: 'Your name and email address',
    look: '/profile',
    says: {
      name: 'Name',
      email: 'Email address',
      email_verified: 'The address is known to be yours',
      created_at: 'Account since',
      updated_at: 'Last changed',
    },
  },
  profile: {
    section: 'self',
    title: 'Your profile',
    look: '/profile',
    says: {
      profession: 'Profession',
      phone: 'Telephone',
      phone_for_guests_since: 'Guests and applicants may ring you since',
      time_zone: 'Times are shown to you in',
      changed_at: 'Last changed',
    },
  },
  correspondent: {
    section: 'self',
    title: 'Your name and address as you wrote them in a form',
    says: { name: 'Name', email: 'Email address', met_at: 'First written' },
  },
} satisfies HeldKinds
