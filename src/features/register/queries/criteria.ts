import type { Db } from '../../../platform/database/database.ts'
import { type Audience, type Measure, measures } from '../../../shared/criteria.ts'
import { type CriteriaItem, type CriteriaSet, setForNewcomers } from '../rules/criteria.ts'

export interface WholeCriteriaSet extends CriteriaSet {
  sourceNote: string
  adoptedBy: string | null
  items: CriteriaItem[]
}

/** Every version of every set, the one that holds latest first. A society has a handful in a decade. */
export async function criteriaSets(db: Db): Promise<WholeCriteriaSet[]> {
  const sets = await db
    .selectFrom('criteria_set')
    .leftJoin('person', 'person.id', 'criteria_set.adopted_by')
    .select(['criteria_set.id', 'criteria_set.name', 'version', 'holds_from_on as holdsFromOn'])
    .select(['adopted_at as adoptedAt', 'source_note as sourceNote', 'person.name as adoptedBy'])
    .orderBy('holds_from_on', 'desc')
    .orderBy('adopted_at', 'desc')
    .limit(100)
    .execute()
  const items = await db
    .selectFrom('criteria_item')
    .selectAll()
    .where('set_id', 'in', sets.length > 0 ? sets.map(({ id }) => id) : [NO_SET])
    .orderBy('position')
    .execute()
  return sets.map((set) => ({
    ...set,
    items: items
      .filter((item) => item.set_id === set.id)
      .map((item) => ({
        measure: asMeasure(item.measure),
        label: item.label,
        unit: item.unit,
        requiredNumber: item.required_number,
        appliesTo: item.applies_to satisfies Audience,
        eitherOf: item.either_of,
        inPersonPercent: item.in_person_percent,
        sourceNote: item.source_note,
      })),
  }))
}

const NO_SET = '00000000-0000-0000-0000-000000000000'

const asMeasure = (text: string): Measure => measures.find((each) => each === text) ?? 'other'

/** The set under which somebody registers who registers on this day. */
export async function criteriaForNewcomers(db: Db, day: Temporal.PlainDate): Promise<CriteriaSet | null> {
  const sets = await db
    .selectFrom('criteria_set')
    .select(['id', 'name', 'version', 'holds_from_on as holdsFromOn', 'adopted_at as adoptedAt'])
    .where('holds_from_on', '<=', day)
    .orderBy('holds_from_on', 'desc')
    .orderBy('adopted_at', 'desc')
    .limit(1)
    .execute()
  return setForNewcomers(sets, day)
}

/** 'Our criteria, version 2' */
export async function criteriaName(db: Db, id: string): Promise<string | null> {
  const set = await db
    .selectFrom('criteria_set')
    .select(['name', 'version'])
    .where('id', '=', id)
    .executeTakeFirst()
  return set ? `${set.name}, version ${set.version}` : null
}
