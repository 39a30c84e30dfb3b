import { writeAims } from '../../src/features/groups/commands/write-aims.ts'
import { groupById } from '../../src/features/groups/queries/group.ts'
import { beginCircular, sendCircular } from '../../src/features/outreach/commands/circular.ts'
import { addOrganisation, proposeOrganisation } from '../../src/features/outreach/commands/keep-book.ts'
import { noteAnswer, noteAsk } from '../../src/features/outreach/commands/note-ask.ts'
import { answerLetter, wantNoLetters } from '../../src/features/outreach/commands/own-word.ts'
import { countVisit, makeOwnSource } from '../../src/features/outreach/commands/sources.ts'
import { sourcesOf } from '../../src/features/outreach/queries/group-outreach.ts'
import { found } from '../../src/platform/errors.ts'
import type { OrganisationKind } from '../../src/shared/organisation-kinds.ts'
import type { Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

/**
 * The society's book has organisations in it, and Cardiff asks around: a circular that is half answered, a call, a poster
 * in the mess. One organisation wants no letters of anybody any more.
 */

const southWales: [name: string, kind: OrganisationKind, office: string | undefined, at: string][] = [
  [
    'South Wales Local Medical Committee',
    'local-medical-committee',
    'The secretary',
    'office@south-wales-lmc',
  ],
  ['Cardiff GP tutors', 'gp-tutor', 'The tutors’ office', 'tutors@cardiff-gp'],
  [
    'Postgraduate deanery, South Wales',
    'postgraduate',
    'The dean’s office',
    'deanery@south-wales-postgraduate',
  ],
  ['First5 South Wales', 'first5', undefined, 'hello@first5-south-wales'],
  ['Severn locum chambers', 'locum-group', 'The office', 'office@severn-locums'],
  ['Taff counselling network', 'counselling', 'The administrator', 'office@taff-counselling'],
]

export async function askingAround(
  tell: Teller,
  { administratorId, regions }: DemoSociety,
  { groupId, leaderId, coLeaderId }: { groupId: string; leaderId: string; coLeaderId: string },
) {
  const region = regions['South Wales'].id
  const ids: string[] = []
  for (const [name, kind, office, at] of southWales) {
    const { organisationId } = await tell.as(administratorId, tell.ago(200), (db) =>
      addOrganisation(db, {
        name,
        kind,
        region,
        office,
        office_address: `${at}.example.org`,
        website: undefined,
        different: false,
      }),
    )
    ids.push(organisationId)
  }
  const [lmc = '', tutors = '', deanery = '', , , taff = ''] = ids
  await tell.as(administratorId, tell.ago(199), (db) =>
    addOrganisation(db, {
      name: 'Association for psychotherapy in practice',
      kind: 'counselling',
      region: null,
      office: 'The membership office',
      office_address: 'office@psychotherapy-in-practice.example.org',
      website: 'https://psychotherapy-in-practice.example.org/',
      different: false,
    }),
  )
  // A circular to four, half of it answered.
  const { circularId } = await tell.as(leaderId, tell.ago(26), (db) =>
    beginCircular(db, groupId, [lmc, tutors, deanery, taff]),
  )
  await tell.as(leaderId, tell.ago(26, '10:20'), (db) => sendCircular(db, groupId, circularId, []))
  const token = await tell.tokenSentTo('office@south-wales-lmc.example.org')
  const letterOf = (organisationId: string) =>
    tell.as(leaderId, tell.ago(25), async (db) => {
      const row = await db
        .selectFrom('outreach_ask')
        .select('id')
        .where('organisation_id', '=', organisationId)
        .where('group_id', '=', groupId)
        .executeTakeFirstOrThrow()
      return row.id
    })
  const [toLmc, toTutors] = [await letterOf(lmc), await letterOf(tutors)]
  await tell.holding(token, tell.ago(24), (db) =>
    answerLetter(db, { ask: toLmc, answer: 'passed-on', words: 'In our newsletter of this week.' }),
  )
  await tell.holding(await tell.tokenSentTo('tutors@cardiff-gp.example.org'), tell.ago(23), (db) =>
    answerLetter(db, {
      ask: toTutors,
      answer: 'wants-more',
      words: 'Could one of you come to our tutors’ lunch and say what a group does?',
    }),
  )
  await tell.as(coLeaderId, tell.ago(20), (db) =>
    noteAnswer(db, groupId, toTutors, {
      answer: 'wants-more',
      words: 'Stefan goes to the lunch in two weeks.',
    }),
  )
  await tell.holding(
    await tell.tokenSentTo('office@taff-counselling.example.org'),
    tell.ago(22),
    wantNoLetters,
  )
  // What the four hold is out of date since they changed a sentence that the flier prints.
  await tell.as(leaderId, tell.ago(14), async (db) => {
    const { revision } = found(await groupById(db, groupId))
    return writeAims(db, groupId, {
      aims: 'To look at what happens between us and our patients, from cases told from memory, in Welsh or in English; to be puzzled together, and to go back to work a little lighter.',
      revision,
    })
  })
  // Rhiannon rings somebody who was not in the book.
  const { organisationId } = await tell.as(leaderId, tell.ago(12), (db) =>
    proposeOrganisation(db, groupId, {
      name: 'Cardiff hospital doctors’ mess',
      kind: 'other',
      region,
      office: undefined,
      office_address: undefined,
      website: 'https://mess.cardiff-hospital.example.org/',
      different: false,
    }),
  )
  await tell.as(leaderId, tell.ago(12, '11:00'), (db) =>
    noteAsk(db, groupId, organisationId, { how: 'telephone', asked_on: tell.dayAgo(12) }),
  )
  await tell.as(leaderId, tell.ago(11), (db) => makeOwnSource(db, groupId, 'Poster in the mess'))
  const sources = await tell.as(leaderId, tell.ago(10), (db) => sourcesOf(db, groupId))
  for (const [place, { code, name }] of sources.entries()) {
    const visits = name.includes('Committee') ? 9 : name.includes('Poster') ? 4 : place % 2
    for (let visit = 0; visit < visits; visit += 1) {
      await tell.as(null, tell.ago(9 - (visit % 5), '21:15'), (db) => countVisit(db, code))
    }
  }
  return { name: 'South Wales Local Medical Committee', token }
}
