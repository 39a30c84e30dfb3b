/** Who reads what, in plain words: the field's confidentiality matrix, as policies and row-level security keep it. */
export interface Readership {
  readonly what: string
  readonly who: string
}

export const whoSees: readonly Readership[] = [
  {
    what: 'What you ask the society',
    who: 'The administrators, the representatives of your region, and whoever of Council it is forwarded to. A concern about a group: the one officer for concerns, nobody else.',
  },
  {
    what: 'Your application',
    who: 'The leaders of that group. Administrators see how many there are. Where a group asks its members, they learn your name and profession before a place is offered.',
  },
  {
    what: 'What leaders tick after an interview',
    who: 'The leaders who were there. You learn the outcome.',
  },
  {
    what: 'That you are a member',
    who: 'Your leaders and the other members. Of your profession, workplace, telephone and email address the members see what you choose.',
  },
  {
    what: 'Your attendance',
    who: 'You and your leaders. That you cannot come is known to the circle, never why. Administrators see totals.',
  },
  {
    what: 'Money',
    who: 'You, the leaders of your group and whoever keeps its purse. A practice that pays for you sees its own invoice, never your attendance.',
  },
  {
    what: 'What leaders note about their leading',
    who: 'The leaders who wrote it. It is sealed: whoever runs the server cannot read it without a key that is kept apart.',
  },
  {
    what: 'Supervision',
    who: 'The two of you: days, hours and terms. The society knows whether a group has supervision. What is said in it is kept nowhere.',
  },
  {
    what: 'Your entry in the register',
    who: 'Administrators and Council; representatives, of their region; other leaders as far as you let yourself be found. What you hand in for accreditation: Council.',
  },
  {
    what: 'Your email address',
    who: 'Of people with an account nobody on any page, unless they show it: we pass messages on. Whoever keeps a purse sees the address to which a practice wants its invoices.',
  },
  {
    what: 'What is said in a meeting, and everything about patients',
    who: 'Nobody: it is never asked for, recorded or kept.',
  },
]
