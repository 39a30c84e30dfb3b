import { LinkButton } from '../../../../ui/actions.tsx'
import { Section } from '../../../../ui/layout.tsx'

export interface TimesAskedProps {
  href: string
  title: string
  words: string
  label: string
  /** They have not said it yet: it is the thing to do now. */
  isOpen: boolean
}

/** On the applicant's page: what the group wants to know about their week, and what they said. */
export function TimesAsked({ href, title, words, label, isOpen }: TimesAskedProps) {
  return (
    <Section id="times" title={title} lead={words}>
      <LinkButton href={href} tone={isOpen ? 'primary' : 'plain'}>
        {label}
      </LinkButton>
    </Section>
  )
}
