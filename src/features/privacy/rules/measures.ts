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
      'Nobody’s email address is shown to others unless they wish it; messages are passed on.',
      'Looks at confidential records are noted for a year, and told to whom they are about.',
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
    risk: 'Somebody takes over the mailbox, or the open browser, of an administrator or a treasurer.',
    toWhom: 'Everybody',
    measures: [
      'Administrators, Council’s officers and treasurers need a second way beside their mailbox, after a time that the society sets.',
      'Grave deeds ask again that it is they; a new device, a new way and a new office are told of by email.',
      'Whatever an office changes is logged, without a way to take it out again.',
      'Interview notes, debriefs and what is said in supervision are closed to administrators as well.',
    ],
    remains: 'What such a person may do within an hour of having shown who they are.',
  },
  {
    risk: 'Everything is lost: a broken disk, a mistake, a fire.',
    toWhom: 'Everybody',
    measures: [
      'Encrypted backups each night to a place apart, each read again after it was written; its age is shown to administrators.',
      'A restore is tested as the program is; what was erased since is erased again.',
      'What was acknowledged survives a crash of each part; the tests kill them.',
    ],
    remains: 'Up to a day’s work, and all of it where no backups are set up, or their key lies beside them.',
  },
  {
    risk: 'Strangers learn from the network who meets whom.',
    toWhom: 'Members and leaders who meet online',
    measures: [
      'A room opens to its own members; ways in are personal, and end.',
      'The browsers of one meeting learn each other’s network addresses, nobody else does; whoever minds can go by the relay alone, where the society has one.',
      'The relay cannot open what it passes on, and takes no credential for longer than an evening.',
    ],
    remains: 'A fellow member who looks their neighbours’ addresses up; a place can be guessed from one.',
  },
  {
    risk: 'Card payments tell a company who is in a group.',
    toWhom: 'Members and payers of groups that take cards',
    measures: [
      'A group takes cards only by its own choice and with keys of its own; transfer always stays possible.',
      'Stripe is told an amount and an invoice’s number; what somebody types at Stripe is between the two of them.',
    ],
    remains: 'What Stripe learns from the payee’s name, and keeps by its own law.',
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
