import { Document } from '../../../ui/document.tsx'
import { Pagination } from '../../../ui/facts.tsx'
import { PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { Quiet } from '../../../ui/paragraphs.tsx'
import { Records } from '../../../ui/records.tsx'
import { type HeldKindLine, sayingNothing } from './held-kind-lines.tsx'

interface HeldKindPageProps extends Omit<HeldKindLine, 'kind' | 'all'> {
  back: { href: string; label: string }
  page: number
  pages: number
  /** `/your-data/held/invoice` */
  here: string
}

/** One kind of what is held, page by page. */
export function HeldKindPage({
  title,
  records,
  why,
  kept,
  look,
  back,
  page,
  pages,
  here,
}: HeldKindPageProps) {
  const at = (other: number) => (other >= 1 && other <= pages ? `${here}?page=${other}` : undefined)
  return (
    <Document title={title}>
      <PageHeader title={title} back={back} />
      <Stack>
        {why && <p>Not given. {why}</p>}
        {records && (
          <Section>
            <Records label={title} records={records} empty={sayingNothing} />
            <Pagination
              previous={at(page - 1)}
              next={at(page + 1)}
              label={pages > 1 ? `Page ${page} of ${pages}` : undefined}
            />
          </Section>
        )}
        {look && (
          <p>
            <a href={look}>Look at it where it stands</a>
          </p>
        )}
        {kept.map((line) => (
          <Quiet key={line}>{line}</Quiet>
        ))}
      </Stack>
    </Document>
  )
}
