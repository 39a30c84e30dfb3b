/** What somebody can ask for, and where in the product they do it. */
export interface Right {
  readonly right: string
  readonly how: string
  readonly href: string | null
}

export const rights: readonly Right[] = [
  {
    right: 'See what is kept of you, and take it with you',
    how: 'On your own page, at once, also as a file. Without an account: ask by email address. What needs a person’s look is answered within a month.',
    href: '/your-data',
  },
  {
    right: 'Have something corrected',
    how: 'Most of it you change yourself; for the rest, ask there.',
    href: '/your-data',
  },
  {
    right: 'Have it erased',
    how: 'Ask there. What the law wants kept, such as invoices, stays for its time without your name where that can be.',
    href: '/your-data',
  },
  {
    right: 'Object, also to letters',
    how: 'Choose which emails you get, or stop all that you could do without: on that page, or by one click in each such email.',
    href: '/your-data/mail',
  },
  {
    right: 'Have it kept unused while something is unclear',
    how: 'Write to us: an administrator puts a hold on it, so that nothing of yours is deleted, and asks those who could work with it to leave it alone until it is settled.',
    href: '/contact',
  },
  {
    right: 'Have a person decide',
    how: 'Nobody is ever refused or admitted by a program. Leaders and Council decide, and answer for it.',
    href: null,
  },
]
