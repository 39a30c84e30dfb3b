/** What the product does by itself against a risk, and what the society has to answer: the draft impact assessment. */
export interface Risk {
  readonly risk: string
  readonly toWhom: string
  readonly measures: readonly string[]
  /** What stays, as far as the program can say. */
  readonly remains: string
}

export const risks: readonly Risk[] = [
  {
    risk: 'Something about a patient becomes known.',
    toWhom: 'Patients, and the clinicians who speak of them',
    measures: [
      'No field asks for anything about a patient; cases have no title, summary or file.',
      'Texts that look as though they might be about a patient are held back until their writer has looked again.',
      'Nothing is recorded or transcribed, and there is no private chat. Voices and pictures go from browser to browser, encrypted, and are kept nowhere.',
      'Members agree to ground rules before they join.',
    ],
    remains: 'What people say elsewhere, and what somebody writes in spite of the warning.',
  },
  {
    risk: 'Somebody reads what is not theirs to read.',
    toWhom: 'Members, applicants, leaders',
    measures: [
      'Three checks, each without the others: the page’s door, the command, and row-level security in the database; tests take the first two away.',
      'What a person may not see is answered as if it did not exist.',
      'Administrators see sums of groups; interview notes and debriefs are closed to them.',
      'Email addresses are shown to nobody; messages are passed on.',
    ],
    remains: 'Somebody with an office, or a member, who passes on what they may read.',
  },
  {
    risk: 'The server or a backup falls into strangers’ hands.',
    toWhom: 'Everybody',
    measures: [
      'Debriefs are sealed under keys of their own, kept apart from the data and destroyed on their day: an old backup does not open them.',
      'There are no passwords; links, codes and personal addresses are kept as hashes.',
      'The database refuses what its narrow roles were not given; the logs hold nothing that was typed.',
    ],
    remains: 'Names, addresses and memberships in a database that is copied whole.',
  },
  {
    risk: 'Data is kept longer than it is needed.',
    toWhom: 'Everybody',
    measures: [
      'One table says how long each kind is kept; every night deletes what is over, and a test fails for a table without an entry.',
      'Administrators see how much goes next; a hold with a reason is the only thing that keeps it waiting.',
    ],
    remains: 'Files that people have downloaded or printed.',
  },
  {
    risk: 'Somebody is refused a place or an office unfairly.',
    toWhom: 'Applicants, leaders',
    measures: [
      'No decision is made by a program: leaders and Council decide, and write a letter.',
      'There are no scores, no statistics of who speaks, and no notes about somebody’s health.',
      'Whoever was refused can ask why while the application is kept.',
    ],
    remains: 'A judgement of people, which can be asked about and complained of.',
  },
]

/** Only the society knows the answers; the draft leaves room for them. */
export const openQuestions: readonly { readonly question: string; readonly why: string }[] = [
  {
    question: 'Who was asked about this assessment: members, leaders, a data protection officer?',
    why: 'Article 35(2) and (9).',
  },
  {
    question: 'Who runs the server, where does it stand, and under which contract?',
    why: 'Articles 28 and 44: whoever runs it for the society needs a contract; another country may need more.',
  },
  {
    question: 'Which company sends the emails, and where?',
    why: 'It sees names, addresses and what an email says.',
  },
  {
    question: 'Who keeps backups and the key file, where, and for how long?',
    why: 'What was deleted is in them until they are deleted.',
  },
  {
    question: 'Who may become administrator, and how is that looked at again?',
    why: 'Most risks that remain are people with an office.',
  },
  {
    question: 'Does the balance of interests hold for what is kept on that ground?',
    why: 'Article 6(1)(f): the society weighs its own reasons, and writes down why.',
  },
  {
    question: 'Is a remaining risk so high that the supervisory authority has to be asked first?',
    why: 'Article 36.',
  },
  { question: 'Who signs this, on which day, and when is it looked at again?', why: 'Article 35(11).' },
]

/** Technical and organisational measures (article 32), as the record of processing names them. */
export const measures: readonly string[] = [
  'Signing in by link, code, or a key of one’s own device; no passwords. Whoever holds an office confirms themselves again before grave deeds.',
  'Row-level security in the database for every table, with narrow roles for every page and job; only the nightly backup and the server’s own commands run as the owner.',
  'Sealed texts under keys that are kept apart from the data and destroyed on their day.',
  'Connections encrypted; voices and pictures encrypted from browser to browser.',
  'Nightly deletion by one table of periods; holds with a reason.',
  'A log of what the office changes, and of who looked at confidential records.',
  'No tracking, no advertising, no fonts or scripts from elsewhere; cookies for signing in, for knowing a browser again, and for the online room alone.',
]
