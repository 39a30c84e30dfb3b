import { noteAbsence } from '../../src/features/society/commands/absences.ts'
import { changeSettings } from '../../src/features/society/commands/change-settings.ts'
import { endOffice } from '../../src/features/society/commands/end-office.ts'
import { giveOffice } from '../../src/features/society/commands/give-office.ts'
import { addHoliday } from '../../src/features/society/commands/holidays.ts'
import { appointRepresentative } from '../../src/features/society/commands/offices.ts'
import { regions, settingChanges, societyName, societySettings } from '../../src/features/society/queries.ts'
import { everywhere } from '../../src/features/society/rules/holiday-scope.ts'
import type { Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

/** The office at work: more people in it, somebody who has left, somebody who is away, a holiday, changed settings. */

const treasurer = { name: 'Phoebe Lund', email: 'phoebe.lund@example.org' }
const second = { name: 'Desmond Achebe', email: 'desmond.achebe@example.org' }
const retired = { name: 'Wilfred Oakes', email: 'wilfred.oakes@example.org' }

export async function theOffice(tell: Teller, { administratorId, regions: represented }: DemoSociety) {
  const morag = <T>(days: number, work: Parameters<typeof tell.as<T>>[2]) =>
    tell.as(administratorId, tell.ago(days), work)

  const { officeId } = await morag(380, (db) => giveOffice(db, { office: 'council', ...treasurer }))
  await morag(90, (db) => giveOffice(db, { office: 'administrator', ...second }))

  const eastAnglia = (await morag(300, regions)).find(({ name }) => name === 'East Anglia')
  if (eastAnglia) {
    const wilfred = await morag(300, (db) =>
      appointRepresentative(db, eastAnglia.id, { ...retired, isNamedPublicly: true }),
    )
    await morag(21, (db) => endOffice(db, wilfred.officeId))
  }

  await morag(60, async (db) =>
    changeSettings(db, {
      asOf: (await settingChanges(db, 1))[0]?.id ?? '',
      societyName: (await societyName(db)) ?? '',
      settings: {
        ...(await societySettings(db)),
        doorsMinutes: 15,
        onlineGuidelinesUrl: 'https://northfield.example.org/meeting-online',
      },
    }),
  )
  await morag(14, (db) =>
    addHoliday(db, { on: nextMonday(tell), name: 'Bank holiday for the jubilee', where: everywhere }),
  )

  // Hilda is away, and Ewan stands in; Gwilym will be, and nobody stands in for him.
  const ewan = represented.Scotland.representativeId
  await tell.as(represented['North East'].representativeId, tell.ago(3), (db) =>
    noteAbsence(db, { firstOn: tell.dayAgo(2), lastOn: tell.dayAgo(-8), standIn: ewan }),
  )
  await tell.as(represented['South Wales'].representativeId, tell.ago(2), (db) =>
    noteAbsence(db, { firstOn: tell.dayAgo(-12), lastOn: tell.dayAgo(-19) }),
  )
  const { person_id: phoebeId } = await morag(0, (db) =>
    db.selectFrom('office').select('person_id').where('id', '=', officeId).executeTakeFirstOrThrow(),
  )
  return { phoebe: { name: treasurer.name, personId: phoebeId } }
}

/** A Monday some months ahead, in the middle of a month without Easter: nowhere is it a holiday already. */
function nextMonday(tell: Teller): Temporal.PlainDate {
  const from = tell.dayAgo(-150)
  let day = from.add({ days: 8 - from.dayOfWeek })
  while (day.day < 8 || day.day > 21 || day.month === 3 || day.month === 4) day = day.add({ weeks: 1 })
  return day
}
