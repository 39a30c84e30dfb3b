import { Document } from '../../../ui/document.tsx'
import { PageHeader, Prose, Section } from '../../../ui/layout.tsx'
import { PortfolioTabs } from './tabs.tsx'

/** Why there is no field for a reflection anywhere here. */
export function ReflectionPage() {
  return (
    <Document title="Your reflection" width="wide">
      <PageHeader
        title="Your reflection is written elsewhere"
        lead="There is no field for it here, and that is on purpose."
        back={{ href: '/home', label: 'Home' }}
      />
      <PortfolioTabs current="/portfolio/reflection" />
      <Section title="Why not here">
        <Prose>
          <p>
            What is told in a Balint group stays in it. A note about a meeting, however careful, lets others
            guess at a patient, a colleague or whoever told the case. What is not stored cannot be read by the
            wrong person, lost, or asked for by a court: a written reflection has no special protection there.
          </p>
          <p>
            So the product counts hours and keeps no word of what they were about, neither of meetings nor of
            supervision.
          </p>
        </Prose>
      </Section>
      <Section title="Where, and how">
        <Prose>
          <p>
            Write it where your college or employer keeps it: the e-portfolio of your college, your appraisal
            folder, or paper of your own.
          </p>
          <ul>
            <li>Write about yourself: what you noticed in you, and what you do otherwise since.</li>
            <li>
              No patient, no place and no date by which somebody could be known; a changed name is not enough.
            </li>
            <li>Nothing of what another member told or said.</li>
            <li>
              Put the certificate of your hours beside it: it shows that you were there, the note what for.
            </li>
          </ul>
        </Prose>
      </Section>
    </Document>
  )
}
