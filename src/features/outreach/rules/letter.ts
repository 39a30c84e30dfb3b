import type { ShownLetterGroup } from './letter-group.ts'

const LONGEST_SUBJECT = 120

/** What a letter begins with; the leaders change it as they like. */
export function usualLetter(group: ShownLetterGroup): { subject: string; body: string } {
  const where = group.mode === 'online' ? 'online' : group.where ? `in ${group.where}` : 'near you'
  return {
    subject: `Would you pass on a flier? A Balint group ${where}`.slice(0, LONGEST_SUBJECT),
    body: [
      `We are starting a Balint group ${where}, and would be grateful if you passed its flier on to the people on your list, by email or on your noticeboard.`,
      'In a Balint group a small number of clinicians meet regularly, in confidence, to think about their work: about what happens between them and those who come to them. It is neither teaching nor therapy, and many find that it keeps them well.',
      'The flier says when and where we meet, what it costs and how to apply. We ask for nobody’s address: whoever is interested writes to us.',
      ['With many thanks', ...(group.leaders.length > 0 ? [group.leaders.join(' and ')] : [])].join('\n'),
    ].join('\n\n'),
  }
}

/** Whom a letter greets: an office, or the body itself. */
export const greeting = ({ office, name }: { office: string | null; name: string }): string =>
  `Dear ${office?.replace(/^The /, '') ?? name},`

/** Somebody's text as paragraphs, a single line break kept within one. */
export const paragraphsOf = (text: string): string[][] =>
  text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
