import { defineEmail } from '../../../platform/mail/define-email.ts'
import { listedGroup } from '../../groups/queries/open-groups.ts'
import { shownGroup } from '../../groups/rules/shown-group.ts'
import { ownLetters, ownOrganisation, wantsNoLetters } from '../queries/own-letters.ts'
import { flierPath, pdfPath } from '../rules/paths.ts'
import { type LetterProps, LetterToOrganisation } from './letter.tsx'

type Letter = Pick<LetterProps, 'organisation' | 'group' | 'subject' | 'body'> & { code: string }

/** To the office of an organisation. Asked once more in this moment whether it may be written to. */
export const organisationAskedEmail = defineEmail<Letter>({
  name: 'organisation-asked',
  load: async (db, askId) => {
    const organisation = await ownOrganisation(db)
    const [letter] = await ownLetters(db, { askId })
    if (!organisation || !letter || (await wantsNoLetters(db, organisation.id))) return null
    const group = await listedGroup(db, letter.groupId)
    // A group that is closed meanwhile has no page to lead to.
    if (!group?.openedAt) return null
    const { subject, body, code } = letter
    return { organisation, group: shownGroup(group), subject, body, code }
  },
  subject: ({ subject }) => subject,
  body: ({ code, ...letter }, { society, link, token }) => (
    <LetterToOrganisation
      society={society}
      {...letter}
      flierHref={link(flierPath(code))}
      pdfHref={link(pdfPath(letter.group.id, code))}
      replyHref={link(`/organisations/${token}`)}
      endHref={link(`/organisations/${token}/unsubscribing`)}
    />
  ),
  ends: (_, { token }) => `/organisations/${token}/one-click`,
})
