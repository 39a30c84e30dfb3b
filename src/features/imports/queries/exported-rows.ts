import type { ViewerDb } from '../../../platform/database/database.ts'
import { listedLeaders, listedSupervisors } from '../../register/queries/entries-in-list.ts'
import { regions, representatives } from '../../society/queries.ts'
import { columnsOf } from '../rules/kind-columns.ts'
import type { ImportKind } from '../rules/kinds.ts'
import { whoColumns } from '../rules/who-columns.ts'

export interface ExportedRows {
  header: readonly string[]
  rows: readonly (readonly string[])[]
}

/** Everything of one kind that the viewer may see, under the titles that an import recognises. No addresses. */
export const exportedRows = (db: ViewerDb, kind: ImportKind): Promise<ExportedRows> => exports[kind](db)

const exports: Readonly<Record<ImportKind, (db: ViewerDb) => Promise<ExportedRows>>> = {
  people: async (db) => {
    const people = await db
      .selectFrom('person')
      .select(['id', 'name'])
      .orderBy('name')
      .orderBy('id')
      .execute()
    return { header: ['Id', 'Name'], rows: people.map(({ id, name }) => [id, name]) }
  },
  representatives: async (db) => {
    const nameOf = new Map((await regions(db)).map(({ id, name }) => [id, name]))
    const everybody = await representatives(db)
    return {
      header: ['Id', 'Name', 'Region', 'Named in public'],
      rows: everybody.map(({ personId, name, regionId, isNamedPublicly }) => [
        personId,
        name,
        nameOf.get(regionId) ?? '',
        isNamedPublicly ? 'yes' : 'no',
      ]),
    }
  },
  leaders: async (db) => {
    const regionNames = await namesOfRegions(db)
    const leaders = await listedLeaders(db)
    return {
      header: ['Id', 'Name', ...columnsOf.leaders.slice(whoColumns.length).map(({ label }) => label)],
      rows: leaders.map((leader) => [
        leader.personId,
        leader.name,
        leader.profession ?? '',
        number(leader.memberSessions),
        number(leader.memberYears),
        number(leader.sessionsLed),
        number(leader.sessionsCoLed),
        number(leader.leadingYears),
        leader.psychodynamicTraining ? 'yes' : 'no',
        regionNames(leader.regionIds),
        list(leader.modes),
        list(leader.languages),
        leader.accreditation.state.replace('-', ' '),
        leader.accreditation.state === 'none' ? '' : day(leader.accreditation.sinceOn),
        leader.accreditation.state === 'none' ? '' : day(leader.accreditation.untilOn),
      ]),
    }
  },
  supervisors: async (db) => {
    const regionNames = await namesOfRegions(db)
    const supervisors = await listedSupervisors(db)
    return {
      header: ['Id', 'Name', ...columnsOf.supervisors.slice(whoColumns.length).map(({ label }) => label)],
      rows: supervisors.map((supervisor) => [
        supervisor.personId,
        supervisor.name,
        list(supervisor.offers),
        `${supervisor.placesFree}`,
        regionNames(supervisor.regionIds),
        list(supervisor.modes),
        list(supervisor.languages),
        supervisor.feeMinor === null ? '' : (supervisor.feeMinor / 100).toFixed(2),
        supervisor.currency,
      ]),
    }
  },
}

async function namesOfRegions(db: ViewerDb): Promise<(ids: readonly string[]) => string> {
  const names = new Map((await regions(db)).map(({ id, name }) => [id, name]))
  return (ids) => list(ids.flatMap((id) => names.get(id) ?? []))
}

const list = (values: readonly string[]): string => values.join('; ')
const number = (value: number | null): string => value?.toString() ?? ''
const day = (value: Temporal.PlainDate | null): string => value?.toString() ?? ''
