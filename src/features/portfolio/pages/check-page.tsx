import { Document } from '../../../ui/document.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { PortfolioInWords } from '../rules/portfolio-words.ts'

/** For somebody who was shown a portfolio: it was handed in, and this stands in it. Nothing leads on from here. */
export function CheckPortfolioPage({
  portfolio,
  handedInOn,
}: {
  portfolio: PortfolioInWords
  handedInOn: string
}) {
  return (
    <Document title="A portfolio, checked" secret>
      <PageHeader
        title="This portfolio was handed in"
        lead={`${portfolio.name} handed it in to ${portfolio.society} on ${handedInOn}. Compare what you were shown with what is here. What the Council decided, the society says when you ask it.`}
      />
      <Section title="Counted">
        <Facts facts={portfolio.details.map(({ what, words }) => [what, words])} />
      </Section>
      {portfolio.criteria && (
        <Section title={`Under “${portfolio.criteria}”`}>
          <Facts facts={portfolio.progress.map(({ label, words }) => [label, words])} />
        </Section>
      )}
      {portfolio.entries.length > 0 && (
        <Section title="Their own entries">
          <ul>
            {portfolio.entries.map(({ title, words }) => (
              <li key={`${title} ${words}`}>
                {title}: {words}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <p>{portfolio.limits}</p>
    </Document>
  )
}

/** The same of one that was withdrawn, and of none at all. */
export function NoPortfolioPage() {
  return (
    <Document title="No portfolio" secret>
      <PageHeader title="There is no portfolio under this address" />
      <Notice kind="attention" title="Nothing is confirmed here.">
        <p>A letter of the code may be misread, or its owner has withdrawn it: please ask them.</p>
      </Notice>
    </Document>
  )
}
