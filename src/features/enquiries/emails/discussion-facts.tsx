import type { Db, HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { linksIn } from '../../../shared/links-in.ts'
import { Link } from '../../../ui/email/email.tsx'
import { enquirersZone, viewersZone } from '../queries/discussion.ts'
import { timeElsewhere, timeInZone } from '../rules/two-zones.ts'

/** The zones of the two who talk: the reader's, and the other side's. */
export interface Zones {
  own: string
  other: string
}

const isViewer = (db: Db): db is ViewerDb => 'viewer' in db
export const isHolder = (db: Db): db is HolderDb => 'holding' in db

/** @param offered the zone in which the society's times were offered */
export async function readersZones(db: Db, enquiryId: string, offered: string): Promise<Zones> {
  const theirs = await enquirersZone(db, enquiryId)
  return isViewer(db) ? { own: await viewersZone(db), other: theirs } : { own: theirs, other: offered }
}

interface Span {
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
}

/** 'Tuesday 8 December 2026, 18:00 to 18:30 (UK time); there 19:00 to 19:30 (Central European Time)' */
export function whenInWords(span: Span, { own, other }: Zones): string {
  const elsewhere = timeElsewhere(span, own, other)
  return elsewhere ? `${timeInZone(span, own)}; there ${elsewhere}` : timeInZone(span, own)
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
