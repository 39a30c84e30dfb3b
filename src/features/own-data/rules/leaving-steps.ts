/** What has to be done before somebody can be erased. */
export interface ToDoFirst {
  what:
    | 'only-leader'
    | 'only-administrator'
    | 'own-request'
    | 'on-hold'
    | 'sign-in-first'
    | 'may-be-taken-back'
  /** The group, where it is one. */
  id: string | null
  name: string | null
}

interface LeavingFacts {
  groups: readonly { id: string; name: string; leads: boolean }[]
  first: readonly ToDoFirst[]
  invoices: readonly { groupId: string; group: string; reference: string; open: string }[]
}

interface LeavingStep {
  title: string
  state: 'done' | 'now' | 'open'
  stateLabel?: string
  detail: string
  action?: { href: string; label: string }
}

/** What becomes of what somebody leaves behind, in the order in which it is done. */
export function leavingSteps({ groups, first, invoices }: LeavingFacts): LeavingStep[] {
  return [
    ...groups.map((group) => (group.leads ? ledStep(group, first) : memberStep(group))),
    ...first
      .filter(({ what }) => what === 'only-administrator')
      .map(
        (): LeavingStep => ({
          title: 'You are the only administrator',
          state: 'now',
          detail: firstInWords({ what: 'only-administrator', id: null, name: null }),
          action: { href: '/office/people', label: 'Give somebody the office' },
        }),
      ),
    ...(invoices.length === 0
      ? [
          {
            title: 'You owe nothing',
            state: 'done' as const,
            detail: 'No invoice of yours is still to be paid.',
          },
        ]
      : invoices.map(
          ({ groupId, group, reference, open }): LeavingStep => ({
            title: `${open} is still to be paid to ${group}`,
            state: 'open',
            detail: `Invoice ${reference}. Pay it, or ask to be let off it. You can be erased all the same: your name and address then stay with this invoice until it is settled, for whoever keeps the group’s money and nobody else.`,
            action: { href: `/groups/${groupId}/money/mine`, label: 'Look at the invoice' },
          }),
        )),
    {
      title: 'Certificates and portfolio',
      state: 'open',
      stateLabel: 'If you need them',
      detail:
        'They go with you: an address that confirmed a certificate opens nothing afterwards. Print or save what you may need later.',
      action: { href: '/certificates', label: 'Your hours and certificates' },
    },
  ]
}

function ledStep(group: { id: string; name: string }, first: readonly ToDoFirst[]): LeavingStep {
  const hinders = first.find(({ id }) => id === group.id)
  return {
    title: `You lead ${group.name}`,
    state: hinders ? 'now' : 'open',
    detail: hinders
      ? firstInWords(hinders)
      : 'Others lead it with you. Tell the circle and hand over, so that there is a goodbye; if you go without, you simply are not there any more.',
    action: { href: `/groups/${group.id}/endings`, label: 'Hand over, or close the group' },
  }
}

const memberStep = ({ id, name }: { id: string; name: string }): LeavingStep => ({
  title: `You are in ${name}`,
  state: 'open',
  detail:
    'Tell the circle, and come a last time if you can. What you wrote to it stays without your name; your place becomes free.',
  action: { href: `/groups/${id}/leaving`, label: 'Leave the group' },
})

/** What has to be done first, as a sentence for whoever leaves and whoever erases. */
export function firstInWords({ what, name }: ToDoFirst): string {
  if (what === 'own-request') return 'This is your own request: another administrator looks at it.'
  if (what === 'may-be-taken-back')
    return 'Whoever asks to be erased has three days to take it back; it cannot be done sooner.'
  if (what === 'on-hold')
    return 'What is about them is kept on hold by the office: the hold is lifted first, or the request answered with its reason.'
  if (what === 'sign-in-first')
    return 'There is an account with their address that an email alone does not open: it is signed in to with a passkey or an app as well. So it is not shown that this request is its person’s. They sign in and ask on their own page; tell them so with the answer.'
  return what === 'only-administrator'
    ? 'The society cannot be without an administrator: somebody else is given the office first.'
    : `${name ?? 'A group'} would be left without a leader: it is handed over to somebody, or closed, first.`
}
