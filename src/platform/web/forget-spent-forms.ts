import type { House } from './context.ts'

/** A form's key is of use for as long as somebody may click again; two days are plenty. */
export async function forgetSpentForms(house: House): Promise<void> {
  const before = house.clock().subtract({ hours: 48 })
  await house.database.jobs.deleteFrom('submission').where('at', '<', before).execute()
  await house.database.jobs.deleteFrom('unproven_mail').where('at', '<', before).execute()
  await house.database.jobs.deleteFrom('visit_by_client').where('at', '<', before).execute()
}
