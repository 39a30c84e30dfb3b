import { Copyable } from '../../../ui/copyable.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Prose, Section, Stack } from '../../../ui/layout.tsx'

interface ElsewherePageProps {
  /** 'Online · In Welsh'; null for all groups. */
  which: string | null
  back: string
  /** HTML to put into another page. */
  snippet: string
  feeds: { atom: string; rss: string; json: string }
  preview: string
}

/** How to show a list of the directory on another site, and how to be told of what is new in it. */
export function ElsewherePage({ which, back, snippet, feeds, preview }: ElsewherePageProps) {
  return (
    <Document title="This list elsewhere">
      <PageHeader
        eyebrow={which ?? 'All open groups'}
        title="This list, elsewhere"
        lead="The same groups with the same filters: inside a page of yours, in a feed reader, or as data. They say what the public page says, and never who is a member or how one gets in."
        back={{ href: back, label: 'Back to the list' }}
      />
      <Section
        title="On your own site"
        lead="Put this line into your page. It follows the reader’s light or dark setting, sets no cookie and needs no script."
      >
        <Stack>
          <Copyable id="snippet" label="HTML" value={snippet} />
          <p>
            <a href={preview}>See it alone</a>
          </p>
        </Stack>
      </Section>
      <Section title="As a feed" lead="Most feed readers understand Atom; some ask for RSS.">
        <Stack gap="small">
          <Copyable id="atom" label="Atom" value={feeds.atom} />
          <Copyable id="rss" label="RSS 2.0" value={feeds.rss} />
        </Stack>
      </Section>
      <Section title="As data" lead="JSON, for whoever programs a page. It may be fetched from any site.">
        <Copyable id="json" label="JSON" value={feeds.json} />
      </Section>
      <Prose>
        <p>
          Up to fifty groups, those with a free place first. Please ask no more often than every few minutes.
        </p>
      </Prose>
    </Document>
  )
}
