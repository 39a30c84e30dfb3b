import { Details } from '../../../ui/notices.tsx'

/** The plain truth about the seal; docs/sealed.md says the same at length. */
export function WhoCanRead() {
  return (
    <Details summary="Who could read a debrief?">
      <p>
        The leaders of that meeting, here. Nobody else has a page for it: no member, no co-leader who comes
        later, no representative, no administrator. In the database it is sealed under a key of its own, so
        that a stolen database or an old backup shows nothing.
      </p>
      <p>
        Whoever operates the server <strong>and</strong> holds its key file could read it until it is deleted.
        On its day, or when you delete it, its key is destroyed: from then on nobody can, in no backup either.
      </p>
      <p>
        Somebody of whom something is kept may ask to see it, and a court may ask for it. So write nothing
        about a patient or a case, and nothing about a member that you would not tell them.
      </p>
    </Details>
  )
}
