import { confidentialWords } from '../confidential.ts'
import { kindWords } from '../data-request.ts'
import type { HeldKinds } from '../held-kind.ts'

/** Who looked at what is somebody's, and what they asked about it. */
export const data = {
  confidential_look: {
    section: 'data',
    title: 'Looks at confidential records of yours: who it was stands on a page of yours',
    look: '/your-data/looks',
    says: { what: ['At', confidentialWords], looked_at: 'When' },
  },
  data_request: {
    section: 'data',
    title: 'What you asked about your data',
    look: '/your-data#asked',
    says: {
      kind: ['What', kindWords],
      words: 'Your words',
      asked_at: 'Asked',
      proved_at: 'Known to be yours',
      due_on: 'To be answered by',
      extended_at: 'Longer since',
      extended_why: 'Why it takes longer',
      answered_at: 'Answered',
      outcome: [
        'Outcome',
        { given: 'The file was given', done: 'Done', refused: 'Refused, with the reason' },
      ],
      answer: 'Answer',
      withdrawn_at: 'Taken back',
    },
  },
  hold: {
    section: 'data',
    title: 'What keeps a deletion waiting',
    says: {
      reason: [
        'Why',
        {
          'access-request': 'A request of yours is not answered yet',
          administrator: 'The office needs it kept',
        },
      ],
      placed_at: 'Since',
      lifted_at: 'Until',
    },
  },
} satisfies HeldKinds
