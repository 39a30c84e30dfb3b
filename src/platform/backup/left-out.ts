/**
 * Tables of which a backup carries no row, and why. Every other table of the database is in it: a new one from the day it is
 * migrated. Nothing that is carried may point at a row of one of these (the restore would say so).
 */
export const leftOut: Readonly<Record<string, string>> = {
  migration: 'Written anew by the restore, which builds the tables; the backup names them at its head.',
  backup_run: 'Says how old the backups of this installation are, and a restored one is another.',

  session: 'A sign-in that has been ended since would count again; everybody signs in anew.',
  recovery_code_set:
    'A code that was used since, or that new ones made void, would let in again; people make new ones.',
  recovery_code: 'The codes of such a set, which go with it.',
  sign_in_request: 'Links and codes count for minutes.',
  second_step: 'Counts for minutes, as the sign-in it is part of.',
  spent_challenge: 'Challenges of passkeys count for half an hour.',
  failed_try: 'Counts of an hour, for the limits.',
  verification: 'Better Auth’s own, for minutes.',
  submission: 'The keys of forms that were posted, for the second click; kept for two days.',
  unproven_mail: 'Counts of an hour by client, for the limits.',
  visit_by_client: 'Counts of a day by client, so that a visit counts once.',
  import_draft: 'A list that is looked at before it is written; forgotten after hours, and brought again.',

  room_presenting: 'Unlogged: who presents in a room at this moment.',
  room_hand: 'Unlogged: who wishes to speak at this moment.',
  room_ticket: 'Unlogged: a way in for one minute.',
  room_signal: 'Unlogged: what browsers tell each other to find a path.',
  room_process: 'Unlogged: which processes hold lines just now.',
  room_probe: 'What this server found of its own network; looked at again every day.',
}
