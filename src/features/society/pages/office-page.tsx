import { BackupLine, BackupWarning } from '../../../ui/backup-notice.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'
import type { BackupNews } from '../rules/backup-news.ts'
import type { UsefulThing } from '../rules/overview.ts'
import { ByRegion, type OverviewView, Sum, Useful, WhoIsAway } from './overview.tsx'
import { ServerLine, type ServerNews, ServerWarning } from './server-notices.tsx'

interface OfficePageProps {
  society: string
  /** What the page leads with; null when nothing presses. */
  useful: UsefulThing | null
  /** Administrators are led on to what is counted; Council reads the numbers. */
  administers: boolean
  view: OverviewView
  /** Requests for accreditation and supervisors that wait for the Council's word. */
  councilAsked: number
  /** 'Somebody asks about their data: due in 12 days'; null when nobody does, or for Council. */
  dataRequests: string | null
  away: readonly string[]
  /** Of the administrators alone. */
  backup: BackupNews | null
  /** Of the administrators alone: disks and letters. */
  server: readonly ServerNews[]
}

export function OfficePage(props: OfficePageProps) {
  const { society, useful, administers, view, councilAsked, dataRequests, away, backup, server } = props
  return (
    <Document title="Office" width="wide">
      <PageHeader
        eyebrow={society}
        title="Office"
        lead="What is waiting, and how the society is doing: numbers, never what was said."
      />
      <OfficeTabs />
      {server.map((news) => (
        <ServerWarning key={news.title} {...news} />
      ))}
      {backup && <BackupWarning {...backup} />}
      <Useful
        thing={useful}
        calm="Nobody waits too long, and nothing presses. New enquiries are announced by email."
      />
      <Section title="The society">
        <Sum sum={view.sum} waitsHref={administers ? '/enquiries' : null} />
        {councilAsked > 0 && (
          <p>
            {councilAsked === 1 ? 'One person waits' : `${councilAsked} people wait`} for Council to confirm
            an accreditation or a supervisor: <a href="/register/waiting">see who</a>.
          </p>
        )}
        {dataRequests && (
          <p>
            <a href="/office/data-requests">{dataRequests}</a>
          </p>
        )}
        {administers && (
          <p>
            <a href="/office/evaluations">What circles say of their groups</a>, several groups at once.
          </p>
        )}
      </Section>
      <WhoIsAway sentences={away} />
      <Section title="By region">
        <ByRegion {...view} />
      </Section>
      {server.map((news) => (
        <ServerLine key={news.sentences[0]} {...news} />
      ))}
      {backup && <BackupLine {...backup} />}
    </Document>
  )
}
