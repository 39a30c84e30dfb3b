import type { Db, HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { linksIn } from '../../../shared/links-in.ts'
import type { Zones } from '../../../shared/two-zones.ts'
import { Link } from '../../../ui/email/email.tsx'
import { enquirersZone, viewersZone } from '../queries/discussion.ts'

const isViewer = (db: Db): db is ViewerDb => 'viewer' in db
export const isHolder = (db: Db): db is HolderDb => 'holding' in db

/** @param offered the zone in which the society's times were offered */
export async function readersZones(db: Db, enquiryId: string, offered: string): Promise<Zones> {
  const theirs = await enquirersZone(db, enquiryId)
  return isViewer(db) ? { own: await viewersZone(db), other: theirs } : { own: theirs, other: offered }
}

/** A note with its links. */
export function Note({ text }: { text: string }) {
  return (
    <>
      {linksIn(text).map(({ text, href }, place) =>
        href ? (
          <Link key={place} href={href}>
            {text}
          </Link>
        ) : (
          text
        ),
      )}
    </>
  )
}
