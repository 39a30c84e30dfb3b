import { bringSheet } from '../../src/features/imports/commands/bring-sheet.ts'
import type { Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

/** The administrator has chosen a spreadsheet of leaders this evening, and has not brought it in yet: two rows are at fault. */
export async function moragBringsAList(tell: Teller, society: DemoSociety): Promise<void> {
  const rows = [
    'Leader;E-mail;Profession;Sessions as a member;Sessions led;Regions;Ways of meeting;Accreditation;Since',
    'Rosalind Pike;rosalind.pike@example.org;GP;40;25;East Anglia;face to face;accredited;1/3/2024',
    'Desmond Achebe;desmond.achebe@example.org;Psychologist;30;;East Anglia;online;working towards;15/1/2026',
    'Ffion Parry;ffion.parry@example.org;Astronaut;22;4;North Wales;online;;',
    'Hugh Tarrant;hugh.tarrant at example.org;Nurse;12;;Atlantis;online;;',
  ]
  await tell.as(society.administratorId, tell.now.subtract({ minutes: 20 }), (db) =>
    bringSheet(db, {
      kind: 'leaders',
      file: new TextEncoder().encode(rows.join('\r\n')),
      'file.name': 'Leaders, old list.csv',
    }),
  )
}
