import { organisationKindNames, organisationKinds } from '../../../shared/organisation-kinds.ts'
import { Checkbox, Select } from '../../../ui/choices.tsx'
import { EmailField, TextField } from '../../../ui/fields.tsx'
import { Notice } from '../../../ui/notices.tsx'

export interface LikenessLine {
  id: string
  name: string
  /** 'has this email address' */
  why: string
  href: string | null
}

export interface OrganisationFieldsProps {
  regions: readonly { value: string; label: string }[]
  values?:
    | {
        name: string
        kind: string
        region: string
        office: string | null
        officeAddress: string | null
        website: string | null
      }
    | undefined
  /** Where a new one most likely is. */
  region?: string | undefined
  /** What stands in the book and may be the same. */
  alike: readonly LikenessLine[]
  /** It may be another body all the same; a mailbox cannot. */
  mayDiffer: boolean
}

/** What the book keeps of an organisation; never a person, never a list. */
export function OrganisationFields({ regions, values, region, alike, mayDiffer }: OrganisationFieldsProps) {
  return (
    <>
      <TextField name="name" label="Name of the organisation" value={values?.name} autocomplete="off" />
      <Select
        name="kind"
        label="What it is"
        blank="Choose…"
        value={values?.kind}
        options={organisationKinds.map((kind) => ({ value: kind, label: organisationKindNames[kind] }))}
      />
      <Select
        name="region"
        label="Where"
        blank="Choose…"
        value={values?.region ?? region}
        options={regions}
      />
      <TextField
        name="office"
        label="Whom a letter greets"
        hint="An office or a post, such as “The secretary”. Not somebody’s name: people change, and are nobody’s list."
        optional
        value={values?.office ?? undefined}
        autocomplete="off"
      />
      <EmailField
        name="office_address"
        label="Email address of the office"
        hint="The public one, as their website has it. Never somebody’s own address, and never a list of members."
        optional
        autocomplete="off"
        value={values?.officeAddress ?? undefined}
      />
      <TextField
        name="website"
        type="url"
        label="Website"
        hint="Begins with https://. Without an email address it says how to reach them."
        optional
        value={values?.website ?? undefined}
        autocomplete="off"
      />
      {alike.length > 0 && (
        <Notice kind="attention" title="This may stand in the book already">
          <ul>
            {alike.map(({ id, name, why, href }) => (
              <li key={id}>
                {href ? <a href={href}>{name}</a> : name} {why}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {alike.length > 0 && mayDiffer && (
        <Checkbox name="different" label="It is a different organisation: add it all the same" />
      )}
    </>
  )
}
