import type { HeldKinds } from '../held-kind.ts'

const how = {
  individual: 'One leader alone',
  pair: 'Both leaders of a group',
  peers: 'A peer group',
  peer: 'A peer group',
}

/** Supervision given and had; never what was said in it. */
export const supervision = {
  supervisee: {
    section: 'supervision',
    title: 'Supervision you have',
    look: '/supervision',
    says: { supervision: ['For', how], made_at: 'Made' },
  },
  supervision: {
    section: 'supervision',
    title: 'Supervision you give',
    look: '/supervision',
    says: {
      kind: ['For', how],
      made_at: 'Made',
      holds_since: 'Holds since',
      ended_at: 'Ended',
    },
  },
  supervision_agreement: {
    section: 'supervision',
    title: 'Terms of supervision you agreed to',
    look: '/supervision',
    says: { agreed_at: 'Agreed' },
  },
  supervision_session_person: {
    section: 'supervision',
    title: 'Sessions of supervision',
    look: '/supervision',
    says: { meetings_covered: 'Meetings of yours it was about' },
  },
  supervision_arrangement: {
    section: 'supervision',
    title: 'Groups for which you are named as supervisor',
    says: {
      kind: ['For', how],
      every_weeks: ['How often', (value) => (Number(value) === 1 ? 'Every week' : `Every ${value} weeks`)],
      since_on: 'Since',
      ended_on: 'Until',
      fee_minor: 'Fee for an hour',
      fee_currency: ['Currency', () => null],
    },
  },
  peer_group_member: {
    section: 'supervision',
    title: 'Peer groups',
    look: '/register/peers',
    says: { joined_at: 'Since', left_at: 'Until' },
  },
  peer_agreement: {
    section: 'supervision',
    title: 'Newcomers to a peer group you agreed to',
    says: { agreed_at: 'Agreed' },
  },
} satisfies HeldKinds
