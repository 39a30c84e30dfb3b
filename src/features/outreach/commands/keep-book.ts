import type { ViewerDb } from '../../../platform/database/database.ts'
import { Forbidden, found, NotFound } from '../../../platform/errors.ts'
import { makeSecretAddress } from '../../../platform/secret-address.ts'
import { newId } from '../../../shared/ids.ts'
import type { OrganisationKind } from '../../../shared/organisation-kinds.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { regions } from '../../society/queries.ts'
import { canKeepBook, canKeepOrganisation, canSeeOutreach } from '../policy.ts'
import { organisationById, organisationsLike } from '../queries/book.ts'
import { websiteHost } from '../rules/website-host.ts'

export interface OrganisationEntry {
  name: string
  kind: OrganisationKind
  /** null: of the whole country. */
  region: string | null
  office?: string | undefined
  office_address?: string | undefined
  website?: string | undefined
  /** It resembles another entry, and is a different body. */
  different: boolean
}

type NoEntry = Refusal<
  'address-stands-already' | 'stands-perhaps' | 'region-unknown' | 'region-not-yours' | 'no-way-to-ask'
>

/** Whoever keeps that part of the book adds an entry. */
export async function addOrganisation(
  db: ViewerDb,
  entry: OrganisationEntry,
): Promise<{ organisationId: string } | NoEntry> {
  if (!canKeepBook(db.viewer)) throw new NotFound()
  if (!canKeepOrganisation(db.viewer, { regionId: entry.region })) return refuse('region-not-yours')
  return write(db, entry, true)
}

/** A leader adds one that is missing; it can be asked at once, and whoever keeps the book looks at it. */
export async function proposeOrganisation(
  db: ViewerDb,
  groupId: string,
  entry: OrganisationEntry,
): Promise<{ organisationId: string } | NoEntry> {
  await groupFor(db, groupId, canSeeOutreach)
  return write(db, entry, canKeepOrganisation(db.viewer, { regionId: entry.region }))
}

async function write(
  db: ViewerDb,
  entry: OrganisationEntry,
  isChecked: boolean,
): Promise<{ organisationId: string } | NoEntry> {
  const no = await whyNot(db, entry)
  if (no) return no
  const organisationId = newId()
  const viewerId = found(db.viewer.personId)
  const correspondentId = entry.office_address ? await introduce(db, entry, entry.office_address) : null
  await db
    .insertInto('organisation')
    .values({
      id: organisationId,
      name: entry.name,
      kind: entry.kind,
      region_id: entry.region,
      office: entry.office ?? null,
      office_address: entry.office_address ?? null,
      website: entry.website ?? null,
      correspondent_id: correspondentId,
      added_at: db.now,
      added_by: viewerId,
      checked_at: isChecked ? db.now : null,
      checked_by: isChecked ? viewerId : null,
      changed_at: db.now,
    })
    .execute()
  if (correspondentId) {
    await makeSecretAddress(db, { purpose: 'organisation', subjectId: organisationId, correspondentId })
  }
  return { organisationId }
}

/** Changed by whoever keeps it; that is looking at it, too. A new address is a new mailbox with a page of its own. */
export async function changeOrganisation(
  db: ViewerDb,
  organisationId: string,
  entry: OrganisationEntry,
): Promise<{ organisationId: string } | NoEntry> {
  const before = await keptById(db, organisationId)
  if (!canKeepOrganisation(db.viewer, { regionId: entry.region })) return refuse('region-not-yours')
  const no = await whyNot(db, entry, organisationId)
  if (no) return no
  const address = entry.office_address ?? null
  const isNewAddress = address !== before.officeAddress
  const correspondentId = isNewAddress && address ? await introduce(db, entry, address) : null
  await db
    .updateTable('organisation')
    .set({
      name: entry.name,
      kind: entry.kind,
      region_id: entry.region,
      office: entry.office ?? null,
      website: entry.website ?? null,
      checked_at: before.checkedAt ?? db.now,
      ...(before.checkedAt === null && { checked_by: db.viewer.personId }),
      changed_at: db.now,
      ...(isNewAddress && { office_address: address, correspondent_id: correspondentId }),
    })
    .where('id', '=', organisationId)
    .execute()
  if (correspondentId) {
    await makeSecretAddress(db, { purpose: 'organisation', subjectId: organisationId, correspondentId })
  }
  return { organisationId }
}

/** What a leader added is right as it is. */
export async function checkOrganisation(
  db: ViewerDb,
  organisationId: string,
): Promise<{ organisationId: string }> {
  await keptById(db, organisationId)
  await db
    .updateTable('organisation')
    .set({ checked_at: db.now, checked_by: db.viewer.personId })
    .where('id', '=', organisationId)
    .where('checked_at', 'is', null)
    .execute()
  return { organisationId }
}

/** Out of the book, or back into it. What was asked stays with the groups; a no to letters stays, too. */
export async function removeOrganisation(
  db: ViewerDb,
  organisationId: string,
  isRemoved: boolean,
): Promise<{ organisationId: string }> {
  await keptById(db, organisationId)
  await db
    .updateTable('organisation')
    .set({ removed_at: isRemoved ? db.now : null, changed_at: db.now })
    .where('id', '=', organisationId)
    .execute()
  return { organisationId }
}

async function keptById(db: ViewerDb, organisationId: string) {
  const organisation = await organisationById(db, organisationId)
  if (!canKeepOrganisation(db.viewer, organisation)) throw new Forbidden()
  return organisation
}

async function whyNot(db: ViewerDb, entry: OrganisationEntry, exceptId?: string): Promise<NoEntry | null> {
  if (!entry.office_address && !entry.website) return refuse('no-way-to-ask')
  if (entry.region !== null && !(await regions(db)).some(({ id }) => id === entry.region)) {
    return refuse('region-unknown')
  }
  const alike = await organisationsLike(db, {
    name: entry.name,
    officeAddress: entry.office_address ?? null,
    host: websiteHost(entry.website),
    exceptId,
  })
  if (alike.some(({ byWhat }) => byWhat === 'address')) return refuse('address-stands-already')
  return alike.length > 0 && !entry.different ? refuse('stands-perhaps') : null
}

async function introduce(db: ViewerDb, { name }: OrganisationEntry, email: string): Promise<string> {
  const id = newId()
  await db
    .insertInto('correspondent')
    .values({ id, name: name.slice(0, 120), email, met_at: db.now })
    .execute()
  return id
}
